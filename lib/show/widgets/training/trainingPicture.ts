import { SIDE } from '../../../dataset/shape';
import { FASHION_CLASSES } from '../../../FashionMNIST';
import { COLORS, GREY, INK } from '../../colors';
import { escapeHtml } from '../../escapeHtml';
import { greyPng } from '../../figures/greyPng';
import { describeSvg } from '../../svg/describeSvg';
import type { Moment, WeightPicture } from './Past';
import { toldMoment } from './toldMoment';

const [WIDTH, HEIGHT] = [700, 440];
const PLOT = { width: 290, height: 130, top: 60 };
const COLUMNS = 5;

/**
 * A training as a still picture: loss and accuracy by update, and the weights of the ten classes. It is drawn at once, without plotly:
 * a stop of the cell and a page of JupyterLite leave no time and no thread for that.
 *
 * @param moments In order, at least one after an update; the last one is how it stands.
 *
 * @example
 * const settings = { learningRate: 0.1, batchSize: 256, zeroing: true };
 * const moments = [1, 2].map((updates) => ({ updates, loss: 2 / updates, accuracy: 0.5, settings }));
 * trainingPicture(moments, { largest: 0.5, weights: new Int8Array(7840) }).svg.slice(0, 14); // '<svg role="img'
 */
export function trainingPicture(moments: readonly Moment[], picture: WeightPicture): { svg: string; text: string } {
  const last = moments[moments.length - 1];
  const text = `A training. ${toldMoment(last)}`;
  const title = `A training after ${last.updates} update${last.updates === 1 ? '' : 's'}`;
  const drawn = [
    label(title, 20, 24, 'font-size: 17px'),
    plot(moments, 'loss', { left: 50, name: 'loss (nats)', color: COLORS[0] }),
    plot(moments, 'accuracy', { left: 400, name: 'accuracy', color: COLORS[2] }),
    ...FASHION_CLASSES.map((name, k) => template(name, k, picture)),
  ];
  const size = `width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif">${drawn.join('')}</svg>`;
  return { svg: describeSvg(svg, { title, sentence: text }), text };
}

const ink = [1, 3, 5].map((i) => Number.parseInt(INK.light.slice(i, i + 2), 16)).join(', ');
const label = (text: string, x: number, y: number, style = 'font-size: 12px') =>
  `<text x="${x}" y="${y}" style="${style}; fill: rgb(${ink})">${escapeHtml(text)}</text>`;

function plot(
  moments: readonly Moment[],
  key: 'loss' | 'accuracy',
  { left, name, color }: { left: number; name: string; color: string },
): string {
  const points = moments.flatMap(({ updates, [key]: value }) => (value === null ? [] : [[updates, value]]));
  const values = points.map(([, value]) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const last = moments[moments.length - 1].updates;
  const { width, height, top } = PLOT;
  const place = ([updates, value]: number[]) => {
    const x = left + (width * updates) / last;
    return `${x.toFixed(1)},${(top + 6 + (height - 12) * (high > low ? (high - value) / (high - low) : 0.5)).toFixed(1)}`;
  };
  const line = `fill="none" stroke="${color}" stroke-width="2"`;
  return [
    label(name, left, top - 8),
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="none" stroke="${GREY}"/>`,
    `<polyline points="${points.map(place).join(' ')}" ${line}/>`,
    ...(points.length > 0 ? [label(high.toFixed(2), left - 34, top + 12)] : []),
    ...(high > low ? [label(low.toFixed(2), left - 34, top + height - 2)] : []),
    label('0', left, top + height + 16),
    label(`${last} updates`, left + width, top + height + 16, 'font-size: 12px; text-anchor: end'),
  ].join('');
}

/** The weights of a class, bright where they are positive. */
function template(name: string, k: number, { weights }: WeightPicture): string {
  const grey = (pixel: number) => Math.round((255 * (weights[pixel * FASHION_CLASSES.length + k] + 127)) / 254);
  const row = (y: number) => Array.from({ length: SIDE }, (_, x) => grey(SIDE * y + x));
  const png = greyPng(Array.from({ length: SIDE }, (_, y) => row(y)));
  const [x, y] = [50 + 130 * (k % COLUMNS), 225 + 108 * Math.floor(k / COLUMNS)];
  return `<image href="${png}" x="${x}" y="${y}" width="84" height="84" style="image-rendering: pixelated"/>${label(name, x, y + 98)}`;
}
