import { createHash } from 'node:crypto';
import { uniform } from '../../random';
import { HEIGHT, WIDTH } from '../figureSize';
import type { PlotlySpec } from '../PlotlySpec';
import { withoutSlider } from '../slider';
import { mergeMarkers } from './mergeMarkers';
import { plotlyPage } from './plotlyPage';
import { quoteFonts } from './quoteFonts';

/**
 * Draws a plotly figure as SVG. The same figure always gives the same SVG.
 *
 * The widths of texts are estimated, since jsdom computes no layout.
 */
export async function renderSvg({ data, layout }: PlotlySpec): Promise<string> {
  const page = plotlyPage();
  const json = JSON.stringify({ data, layout: { width: WIDTH, height: HEIGHT, ...withoutSlider(layout) } });
  const figure = page.JSON.parse(json); // a copy: plotly writes defaults into what it is given
  // plotly gives its clip paths random names: figures on the same page must not share names
  page.Math.random = uniform(createHash('sha256').update(json).digest().readUInt32LE());
  const options = { format: 'svg', imageDataOnly: true, width: figure.layout.width, height: figure.layout.height };
  const svg: string = await page.Plotly.toImage(figure, options);
  return mergeMarkers(quoteFonts(svg));
}
