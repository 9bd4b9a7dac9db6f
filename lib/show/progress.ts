import { Display, inNotebook } from './display';
import { escapeHtml } from './escapeHtml';

const REDRAW_MS = 100;
const PLAIN_LINE_MS = 10_000;

/**
 * Shows the progress of a loop: a bar, the loss and the time left.
 *
 * A notebook shows one output that is updated, a terminal one line that is updated, a log a new line every ten seconds.
 *
 * @param items The items of the loop; `length` is their number.
 * @param options `label` stands before the numbers; `ifStopped` is said when the loop does not reach its end. The reader's ■ can
 * cut off the code after the loop, so nothing else is sure to be said then. `picture` makes HTML that a notebook shows below the bar,
 * anew at each update: `weightStrip` shows a model's weights while they change.
 * @example
 * const bar = progress([1, 2, 3], { label: 'epoch 1' });
 * for (const item of bar) bar.report({ loss: 1 / item });
 * bar.line(); // 'epoch 1: 3 of 3, loss 0.333, 0.0 s'
 */
export function progress<Item>(
  items: Iterable<Item> & { readonly length: number },
  { label = '', ifStopped = '', picture = (): string => '' } = {},
): Progress<Item> {
  return new Progress(items, label, ifStopped, picture);
}

/** A loop that shows its progress; see `progress`. */
export class Progress<Item> implements Iterable<Item> {
  private done = 0;
  private loss = '';
  private started = 0;
  private ended: number | null = null;
  private drawn = -Infinity;
  private readonly output: Output;

  constructor(
    private readonly items: Iterable<Item> & { readonly length: number },
    private readonly label: string,
    private readonly ifStopped: string,
    picture: () => string,
  ) {
    this.output = chooseOutput(label, picture);
  }

  /** Reports the loss of the current item, which is then shown. */
  report({ loss }: { loss: number }): void {
    this.loss = `, loss ${loss.toFixed(3)}`;
  }

  *[Symbol.iterator](): Generator<Item, void, undefined> {
    this.done = 0;
    this.drawn = -Infinity;
    this.ended = null;
    this.loss = '';
    this.started = performance.now();
    try {
      for (const item of this.items) {
        this.draw();
        yield item;
        this.done++;
      }
    } finally {
      // also after a `break` or an error
      this.ended = performance.now();
      this.output.draw(this.fraction(), this.line(), null);
    }
  }

  /** The progress as a line of text. */
  line(): string {
    return `${this.counts()}${this.time()}`;
  }

  private counts(): string {
    const label = this.label && `${this.label}: `;
    return `${label}${this.done} of ${this.items.length}${this.loss}`;
  }

  private time(ended = this.ended): string {
    const seconds = ((ended ?? performance.now()) - this.started) / 1000;
    if (ended === null)
      return this.done ? `, ${((seconds / this.done) * (this.items.length - this.done)).toFixed(1)} s left` : '';
    if (this.done >= this.items.length) return `, ${seconds.toFixed(1)} s`;
    return `, stopped, ${seconds.toFixed(1)} s${this.ifStopped && `: ${this.ifStopped}`}`;
  }

  private fraction(): number {
    return this.items.length ? this.done / this.items.length : 1;
  }

  private draw(): void {
    const now = performance.now();
    if (now - this.drawn < this.output.every) return;
    this.drawn = now;
    this.output.draw(this.fraction(), this.line(), `${this.counts()}${this.time(now)}`);
  }
}

interface Output {
  /** The least number of milliseconds between two updates. */
  every: number;
  /** @param ifStopped The line that takes the place of this one if the loop is cut off here; null at its end. */
  draw(fraction: number, line: string, ifStopped: string | null): void;
}

function chooseOutput(label: string, picture: () => string): Output {
  if (inNotebook()) return notebookOutput(label || 'progress', picture);
  if (process.stdout.isTTY) {
    return {
      every: REDRAW_MS,
      draw: (_, line, rest) => process.stdout.write(`\r\x1b[K${line}${rest === null ? '\n' : ''}`),
    };
  }
  return { every: PLAIN_LINE_MS, draw: (_, line) => console.log(line) };
}

/** @param label the bar's name for screen readers */
function notebookOutput(label: string, picture: () => string): Output {
  let display: Display | null = null;
  return {
    every: REDRAW_MS,
    draw(fraction, line, ifStopped) {
      display ??= new Display();
      const attributes = `value="${fraction.toFixed(3)}" aria-label="${escapeHtml(label)}" style="vertical-align: middle"`;
      const below = picture();
      const bundle = (text: string) => ({
        'text/html': `<progress ${attributes}></progress> ${escapeHtml(text)}${below && `<br>${below}`}`,
        'text/plain': text,
      });
      display.show(bundle(line), ifStopped === null ? undefined : bundle(ifStopped));
      if (ifStopped === null) display = null; // if the loop runs again, it gets a new output
    },
  };
}
