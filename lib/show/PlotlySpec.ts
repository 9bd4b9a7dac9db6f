import type { Data, Frame, Layout } from 'plotly.js';

/** What plotly draws. */
export interface PlotlySpec {
  data: Partial<Data>[];
  layout: Partial<Layout>;
  /** States that a slider goes through; the SVG shows the first state, `data` and `layout` alone. */
  frames?: Partial<Frame>[];
}
