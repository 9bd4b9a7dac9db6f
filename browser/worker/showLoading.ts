import { Interrupted } from '../../kernel/cells/interrupts';
import { loadDataSet, type Report } from './dataFiles';
import { endAtPress } from './endLoops';
import { type Message, send } from './messages';

const REDRAW = 200; // ms
const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/**
 * Loads the data set, with a bar below the cell whose code names it. lib's own reading waits, but cannot show a bar.
 *
 * @throws Interrupted when the reader presses ■. What has come is kept for the next time.
 */
export async function showLoading(request: Message): Promise<void> {
  const bar = new Bar(request);
  const loading = new AbortController();
  let goOn = () => {};
  const pressed = new Promise<never>((_, reject) => {
    goOn = endAtPress(() => {
      loading.abort();
      reject(new Interrupted());
    });
  });
  try {
    await Promise.race([
      loadDataSet((...report) => loading.signal.aborted || bar.draw(...report), loading.signal),
      pressed,
    ]);
  } finally {
    goOn();
    bar.clear();
  }
}

class Bar {
  readonly #request: Message;
  readonly #transient = { display_id: crypto.randomUUID() };
  #drawn = Number.NEGATIVE_INFINITY;
  #isShown = false;
  #said = '';

  constructor(request: Message) {
    this.#request = request;
  }

  draw(...[name, { come, whole, note }]: Parameters<Report>): void {
    const now = performance.now();
    if (now - this.#drawn < REDRAW && note === this.#said) return;
    this.#drawn = now;
    this.#said = note;
    const size = `${megabytes(come)} MB${whole > 0 ? ` of ${megabytes(whole)} MB` : ''}`;
    const text = `${name}: ${size}${note && ` (the connection broke: ${note})`}`;
    const value = whole > 0 ? ` value="${(come / whole).toFixed(3)}"` : '';
    const html = `<progress${value} aria-label="the data set" style="vertical-align: middle"></progress> ${text}`;
    const data = { 'text/html': html, 'text/plain': text };
    const type = this.#isShown ? 'update_display_data' : 'display_data';
    send('iopub', type, { data, metadata: {}, transient: this.#transient }, this.#request);
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) send('iopub', 'clear_output', { wait: false }, this.#request);
  }
}
