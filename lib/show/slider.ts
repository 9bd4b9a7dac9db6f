import type { Data, Layout } from 'plotly.js';
import { GREY } from './colors';
import { HEIGHT } from './figureSize';
import type { PlotlySpec } from './PlotlySpec';

const SLIDER_HEIGHT = 90;
const LEGEND_HEIGHT = 40; // two lines, in a narrow place

/** One state of a figure that has a slider. */
export interface SliderState {
  label: string;
  /** The changed properties of each trace, in the order of the traces. */
  data: Partial<Data>[];
  title: string;
}

/**
 * Adds plotly's slider to a figure. The figure holds all states, so the slider works in a saved notebook, too.
 *
 * @param spec The figure in the state `active`. Its layout must have margins; the slider is placed below the lower one.
 * @param prefix The text before the state's label, above the slider.
 */
export function withSlider(
  { data, layout }: PlotlySpec,
  states: readonly SliderState[],
  { active, prefix }: { active: number; prefix: string },
): PlotlySpec {
  const atOnce = { mode: 'immediate', frame: { duration: 0, redraw: true }, transition: { duration: 0 } };
  const frames = states.map(({ label, data, title }) => ({ name: label, data, layout: { title: { text: title } } }));
  const { margin, height = HEIGHT, showlegend } = layout;
  const forLegend = showlegend ? LEGEND_HEIGHT : 0;
  const below = Number(margin?.b);
  const slider: Partial<Layout['sliders'][number]> = {
    active,
    currentvalue: { prefix: `${prefix} ` },
    steps: states.map(({ label }) => ({ label, method: 'animate', args: [[label], atOnce] })),
    y: -below / (height - Number(margin?.t) - below), // below the lower margin, in units of the plot's height
    pad: { t: 10, b: 10 },
    bgcolor: 'rgba(128,128,128,0.3)',
    activebgcolor: GREY,
    bordercolor: GREY,
    tickcolor: GREY,
  };
  const room = {
    height: height + forLegend + SLIDER_HEIGHT,
    margin: { ...margin, t: Number(margin?.t) + forLegend, b: below + SLIDER_HEIGHT },
  };
  const legend = { ...layout.legend, y: 1, yref: 'paper' as const }; // above the plot: the slider is below it
  return { data, layout: { ...layout, ...room, legend, sliders: [slider] }, frames };
}

/** The layout without its slider and the space for it: an SVG cannot have one. */
export function withoutSlider(layout: PlotlySpec['layout']): PlotlySpec['layout'] {
  const { sliders, height, margin, ...still } = layout;
  if (!sliders) return layout;
  const b = Number(margin?.b) - SLIDER_HEIGHT;
  return { ...still, height: Number(height) - SLIDER_HEIGHT, margin: { ...margin, b } };
}
