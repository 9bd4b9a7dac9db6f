import type * as Plotly from 'plotly.js';
import type { PlotlySpec } from '../../lib/show/PlotlySpec';
import { drawStill } from './drawStill';

const PLOTLY = 'application/vnd.plotly.v1+json';
const WIDGET = 'application/vnd.softmax-notebooks.widget.v1+json';
const SVG = 'image/svg+xml';
const PATIENCE = 10_000; // ms for one save: a picture that takes longer is left out of it

// biome-ignore lint/suspicious/noExplicitAny: a bundle holds whatever a reader's cell has shown
type Bundle = Record<string, any>;
interface Cell {
  outputs?: { data?: Bundle }[];
}
interface Notebook {
  cells: Cell[];
}

/**
 * The still pictures of a notebook in a page, where the kernel has no plotly to draw them with. A figure lacks one until its notebook
 * is saved; a widget's output holds the figure to draw, `still`.
 */
export class Stills {
  #drawn = new Map<string, string>();

  constructor(private readonly loadPlotly: () => Promise<typeof Plotly>) {}

  /** Draws what has no picture yet, one after the other. A picture that cannot be drawn is left out, and tried again with the next save. */
  async draw({ cells }: Notebook): Promise<void> {
    const lacking = new Map(cells.flatMap(bundles).flatMap((data) => (specOf(data) ? [[keyOf(data), data]] : [])));
    for (const key of this.#drawn.keys()) if (!lacking.has(key)) this.#drawn.delete(key);
    const end = performance.now() + PATIENCE;
    for (const [key, data] of lacking) {
      if (!this.#drawn.has(key)) await before(end, this.#drawOne(key, data)).catch(complain);
    }
  }

  async #drawOne(key: string, data: Bundle): Promise<void> {
    const svg = await drawStill(await this.loadPlotly(), specOf(data) as PlotlySpec, sentenceOf(data));
    this.#drawn.set(key, svg);
  }

  /** The notebook with all pictures that are drawn. What is given stays as it is. */
  addTo<Given extends Notebook>(notebook: Given): Given {
    const complete = (data: Bundle) => {
      const svg = specOf(data) && this.#drawn.get(keyOf(data));
      if (!svg) return data;
      const { still: _, ...widget } = data[WIDGET] ?? {};
      return { ...data, ...(data[WIDGET] && { [WIDGET]: widget }), [SVG]: svg };
    };
    const cells = notebook.cells.map((cell) =>
      cell.outputs
        ? { ...cell, outputs: cell.outputs.map((one) => (one.data ? { ...one, data: complete(one.data) } : one)) }
        : cell,
    );
    return { ...notebook, cells };
  }
}

const bundles = ({ outputs = [] }: Cell) => outputs.flatMap(({ data }) => data ?? []);
/** What is to be drawn, unless its picture is there. */
const specOf = (data: Bundle): PlotlySpec | undefined =>
  data[SVG] ? undefined : (data[PLOTLY] ?? data[WIDGET]?.still);
const sentenceOf = (data: Bundle) => [data['text/plain'] ?? 'A figure.'].flat().join('');
const keyOf = (data: Bundle) => JSON.stringify([specOf(data), sentenceOf(data)]);
const complain = (error: unknown) => console.warn('A figure has no still picture:', error);

function before(end: number, work: Promise<void>): Promise<void> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('plotly did not draw it in time')), Math.max(0, end - performance.now()));
  });
  return Promise.race([work, late]);
}
