import type { Data, Layout } from 'plotly.js';
import type { MimeBundle } from './display';

/** What plotly draws. */
export interface PlotlySpec {
  data: Partial<Data>[];
  layout: Partial<Layout>;
}

/**
 * A picture that a notebook shows in three forms: plotly (JupyterLab), SVG (GitHub, print) and a sentence (alt text).
 */
export class Figure {
  constructor(
    readonly spec: PlotlySpec,
    /** What the figure shows, in one sentence. */
    readonly text: string,
  ) {}

  async [Symbol.for('Jupyter.display')](): Promise<MimeBundle> {
    return { 'application/vnd.plotly.v1+json': this.spec, 'text/plain': this.text };
  }
}
