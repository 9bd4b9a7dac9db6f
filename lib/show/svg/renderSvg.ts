import { createHash } from 'node:crypto';
import { uniform } from '../../random';
import { HEIGHT, WIDTH } from '../figureSize';
import type { PlotlySpec } from '../PlotlySpec';
import { withoutSlider } from '../slider';
import { describeSvg } from './describeSvg';
import { mergeMarkers } from './mergeMarkers';
import { plotlyPage } from './plotlyPage';
import { quoteFonts } from './quoteFonts';

/**
 * Draws a plotly figure as SVG. The same figure always gives the same SVG.
 *
 * The widths of texts are estimated, since jsdom computes no layout.
 *
 * @param sentence What the figure shows, for people who cannot see it.
 */
export async function renderSvg({ data, layout }: PlotlySpec, sentence: string): Promise<string> {
  const page = plotlyPage();
  const json = JSON.stringify({ data, layout: { width: WIDTH, height: HEIGHT, ...withoutSlider(layout) } });
  const figure = page.JSON.parse(json); // a copy: plotly writes defaults into what it is given
  // plotly gives its clip paths random names: figures on the same page must not share names
  page.Math.random = uniform(createHash('sha256').update(json).digest().readUInt32LE());
  const options = { format: 'svg', imageDataOnly: true, width: figure.layout.width, height: figure.layout.height };
  const svg: string = await page.Plotly.toImage(figure, options);
  return describeSvg(mergeMarkers(quoteFonts(svg)), { title: layout.title?.text ?? '', sentence });
}
