import type { MimeBundle } from './display';
import type { Figure } from './Figure';

/**
 * The MIME type of a widget's output: `module`, `state`, and `target` if the kernel drives it, the name under which it takes comms for it.
 */
export const WIDGET = 'application/vnd.softmax-notebooks.widget.v1+json';

/**
 * A thing in a page that the reader moves, and that answers without a kernel. The output holds the name of a module and the state that
 * it begins with. JupyterLab and the book have the module and show it; GitHub and print show the still figure, and a sentence.
 *
 * The modules are in `lib/show/widgets/pages`, in the form that anywidget and its hosts take: `export default { render({ model, el }) }`.
 * The output does not hold the code of the module, because JupyterLab runs no code of a notebook that the reader has not run.
 *
 * Reference: anywidget 0.11, Anywidget Front-End Module, https://anywidget.dev/en/afm/
 *
 * @example
 * const still = new Figure({ data: [{ x: [1, 2], y: [3, 4] }], layout: {} }, 'A line that rises from 3 to 4.');
 * new Widget('tenLogits', { logits: [1, 2] }, still).text; // 'A line that rises from 3 to 4.'
 */
export class Widget<State extends object> {
  constructor(
    /** The name of a file in `lib/show/widgets/pages`. */
    readonly module: string,
    /** Plain JSON. */
    readonly state: State,
    /** The state as a figure, for pages that cannot show the widget. */
    readonly still: Figure,
  ) {}

  /** What the still figure shows, in one sentence. */
  get text(): string {
    return this.still.text;
  }

  /** The kernel calls this when the widget is a cell's last expression. */
  async [Symbol.for('Jupyter.display')](): Promise<MimeBundle> {
    const svg = await this.still.svg();
    const undrawn = svg ? {} : { still: this.still.spec }; // in a page, where the picture is drawn when the notebook is saved
    return {
      [WIDGET]: { module: this.module, state: this.state, ...undrawn },
      'image/svg+xml': svg,
      'text/plain': this.text,
    };
  }
}
