import type { Data, Layout } from 'plotly.js';
import { GREY } from './colors';
import { HEIGHT } from './figureSize';
import type { PlotlySpec } from './PlotlySpec';

const SLIDER_HEIGHT = 90;

/** One state of a figure, reached by its slider. */
export interface SliderState {
  label: string;
  /** What changes of each trace, in the traces' order. */
  data: Partial<Data>[];
  title: string;
}

/**
 * Gives a figure plotly's own slider, whose states are kept in the figure: it moves in a saved notebook, without a kernel.
 *
 * @param spec The figure in its state `active`, with margins given: the slider takes its place below.
 * @param prefix Stands before the state's label, over the slider.
 */
export function withSlider(
  { data, layout }: PlotlySpec,
  states: readonly SliderState[],
  { active, prefix }: { active: number; prefix: string },
): PlotlySpec {
  const atOnce = { mode: 'immediate', frame: { duration: 0, redraw: true }, transition: { duration: 0 } };
  const frames = states.map(({ label, data, title }) => ({ name: label, data, layout: { title: { text: title } } }));
  const { margin, height = HEIGHT } = layout;
  const below = Number(margin?.b);
  const slider: Partial<Layout['sliders'][number]> = {
    active,
    currentvalue: { prefix: `${prefix} `, font: { color: GREY } },
    steps: states.map(({ label }) => ({ label, method: 'animate', args: [[label], atOnce] })),
    y: -below / (height - Number(margin?.t) - below), // under all that stands below the plot, whose height counts as 1
    pad: { t: 10, b: 10 },
    bgcolor: 'rgba(128,128,128,0.3)',
    activebgcolor: GREY,
    bordercolor: GREY,
    tickcolor: GREY,
    font: { color: GREY },
  };
  const room = { height: height + SLIDER_HEIGHT, margin: { ...margin, b: below + SLIDER_HEIGHT } };
  return { data, layout: { ...layout, ...room, sliders: [slider] }, frames };
}

/** On paper there is nothing to move. */
export function withoutSlider(layout: PlotlySpec['layout']): PlotlySpec['layout'] {
  const { sliders, height, margin, ...still } = layout;
  if (!sliders) return layout;
  const b = Number(margin?.b) - SLIDER_HEIGHT;
  return { ...still, height: Number(height) - SLIDER_HEIGHT, margin: { ...margin, b } };
}
