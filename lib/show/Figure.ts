import type { Layout } from 'plotly.js';
import { GREY, INK } from './colors';
import type { MimeBundle } from './display';
import type { PlotlySpec } from './PlotlySpec';
import { renderSvg } from './svg/renderSvg';

/** Readable on light and on dark pages: the background is transparent, and all but the data is grey. All texts inherit their colour. */
const THEME: Partial<Layout> = {
  paper_bgcolor: 'rgba(0,0,0,0)',
  plot_bgcolor: 'rgba(0,0,0,0)',
  font: { color: INK.light, size: 12 },
  margin: { l: 60, r: 20, t: 50, b: 50 },
  legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom' },
};
const AXIS = { gridcolor: 'rgba(128,128,128,0.25)', linecolor: GREY, zeroline: false, automargin: true };

/**
 * A figure in three forms: plotly (for JupyterLab), SVG (for GitHub and print) and a sentence. Each program shows the
 * best form that it supports.
 *
 * @example
 * const figure = new Figure({ data: [{ x: [1, 2], y: [3, 4] }], layout: {} }, 'A line that rises from 3 to 4.');
 * figure.text; // 'A line that rises from 3 to 4.'
 */
export class Figure {
  readonly spec: PlotlySpec;

  constructor(
    { data, layout, frames }: PlotlySpec,
    /** What the figure shows, in one sentence. */
    readonly text: string,
  ) {
    const axes = Object.fromEntries(
      ['xaxis', 'yaxis', ...Object.keys(layout).filter((key) => /^[xy]axis\d/.test(key))].map((axis) => [
        axis,
        { ...AXIS, ...layout[axis as 'xaxis'], title: { standoff: 10, ...layout[axis as 'xaxis']?.title } },
      ]),
    );
    this.spec = { data, layout: { ...THEME, ...layout, ...axes }, ...(frames ? { frames } : {}) };
  }

  /** The figure as SVG. The same figure always gives the same text. */
  svg(): Promise<string> {
    return renderSvg(this.spec, this.text);
  }

  /** The kernel calls this when the figure is a cell's last expression. */
  async [Symbol.for('Jupyter.display')](): Promise<MimeBundle> {
    return {
      'application/vnd.plotly.v1+json': this.spec,
      'image/svg+xml': await this.svg(),
      'text/plain': this.text,
    };
  }
}
