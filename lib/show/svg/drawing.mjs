/*
 * The program of a thread that draws figures: plotly.js 4.1.1 in a page of jsdom 26.1.0, which need no browser. Together they take
 * some 100 MB, which the thread gives back when it ends. It is plain JavaScript, since Node 20 cannot load TypeScript.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import { addCanvas } from './canvas.mjs';
import { measureTexts } from './measureTexts.mjs';

/**
 * @typedef {object} Task
 * @property {string} figure data and layout, as JSON
 * @property {{ width: number, height: number }} size
 * @property {Float64Array} randomNumbers the page's `Math.random`, in turn
 *
 * @typedef {object} Drawing
 * @property {string} svg
 * @property {import('./canvas.mjs').Pixels[]} pictures
 * In the SVG each has the address `data:image/png;base64,picture-<its index>;`
 */

/** @type {import('./canvas.mjs').Pixels[]} */
const pictures = [];
const page = openPage();

/**
 * Draws a figure. The same task always gives the same drawing.
 *
 * @param {Task} task
 * @returns {Promise<Drawing>}
 */
export default async function draw({ figure, size, randomNumbers }) {
  pictures.length = 0;
  let drawn = 0;
  page.Math.random = () => randomNumbers[drawn++ % randomNumbers.length];
  // parsed in the page, since plotly asks for its own arrays; and a copy, since it writes defaults into what it is given
  const options = { format: 'svg', imageDataOnly: true, ...size };
  return { svg: await page.Plotly.toImage(page.JSON.parse(figure), options), pictures };
}

function openPage() {
  const { window } = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only', pretendToBeVisual: true });
  // plotly's maps use these while they load
  window.URL.createObjectURL = () => '';
  Object.assign(window, { TextDecoder, TextEncoder });
  addCanvas(window, (picture) => `data:image/png;base64,picture-${pictures.push(picture) - 1};`);
  measureTexts(window);
  window.eval(readFileSync(createRequire(import.meta.url).resolve('plotly.js-dist'), 'utf8'));
  return window;
}
