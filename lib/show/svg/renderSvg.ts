import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { uniform } from '../../random';
import { encodePng } from '../encodePng';
import { HEIGHT, WIDTH } from '../figureSize';
import type { PlotlySpec } from '../PlotlySpec';
import { withoutSlider } from '../slider';
import { describeSvg } from './describeSvg';
import type { Drawing, Task } from './drawing.mjs';
import { mergeMarkers } from './mergeMarkers';
import { quoteFonts } from './quoteFonts';

const REST = 2000; // ms; the figures of a notebook that runs as a whole share a thread
const RANDOM_NUMBERS = 1000; // plotly draws a few dozen

let pool: Piscina<Task, Drawing> | undefined;

/**
 * Draws a plotly figure as SVG. The same figure always gives the same SVG.
 *
 * The widths of texts are estimated, since jsdom computes no layout.
 *
 * @param sentence What the figure shows, for people who cannot see it.
 */
export async function renderSvg({ data, layout }: PlotlySpec, sentence: string): Promise<string> {
  const drawn = { width: WIDTH, height: HEIGHT, ...withoutSlider(layout) };
  const figure = JSON.stringify({ data, layout: drawn });
  // plotly gives its clip paths random names: figures on the same page must not share names
  const next = uniform(createHash('sha256').update(figure).digest().readUInt32LE());
  const randomNumbers = Float64Array.from({ length: RANDOM_NUMBERS }, next);
  pool ??= startPool();
  const { svg, pictures } = await pool.run({
    figure,
    size: { width: drawn.width, height: drawn.height },
    randomNumbers,
  });
  const whole = svg.replace(/(?<=data:image\/png;base64,)picture-(\d+);/g, (_, index) => {
    const { data, width, height } = pictures[Number(index)];
    return encodePng(data, width, height).toString('base64');
  });
  return describeSvg(mergeMarkers(quoteFonts(whole)), { title: layout.title?.text ?? '', sentence });
}

function startPool(): Piscina<Task, Drawing> {
  return new Piscina({
    filename: pathToFileURL(resolve(__dirname, 'drawing.mjs')).href,
    ...{ minThreads: 0, maxThreads: 1, idleTimeout: REST },
    execArgv: [], // a thread does not get the options of the process, such as a test runner's loaders
  });
}
