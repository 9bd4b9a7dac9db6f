import type { Data, Frame, Layout } from 'plotly.js';

/** A figure as plotly takes it. */
export interface PlotlySpec {
  data: Partial<Data>[];
  layout: Partial<Layout>;
  /** The states of a slider. The SVG shows only `data` and `layout`. */
  frames?: Partial<Frame>[];
}
