import type * as Plotly from 'plotly.js';
import { HEIGHT, WIDTH } from '../../lib/show/figureSize';
import type { PlotlySpec } from '../../lib/show/PlotlySpec';
import { withoutSlider } from '../../lib/show/slider';
import { describeSvg } from '../../lib/show/svg/describeSvg';
import { mergeMarkers } from '../../lib/show/svg/mergeMarkers';

/**
 * Draws a figure as SVG, as lib's `renderSvg` does under Node: outside of what is seen, and of the same size. Here texts have their
 * real widths.
 *
 * @param sentence What the figure shows, for people who cannot see it.
 */
export async function drawStill(
  { toImage }: typeof Plotly,
  { data, layout = {} }: PlotlySpec,
  sentence: string,
): Promise<string> {
  const drawn = { width: WIDTH, height: HEIGHT, ...withoutSlider(layout) };
  const { width, height } = drawn;
  const given = structuredClone({ data, layout: drawn }); // plotly writes into it
  const svg = await toImage(given, { format: 'svg', imageDataOnly: true, width, height } as Plotly.ToImgopts);
  return describeSvg(mergeMarkers(svg), { title: layout.title?.text ?? '', sentence });
}
