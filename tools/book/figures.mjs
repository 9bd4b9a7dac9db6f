import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What makes a figure move or a widget answer, and the class of its place on a page, where a script of book/static finds it. */
const LIVE = [
  { type: 'application/vnd.plotly.v1+json', place: 'figure-of-lesson' },
  { type: 'application/vnd.softmax-notebooks.widget.v1+json', place: 'widget-of-lesson' },
];
const SVG = 'image/svg+xml';

/** @typedef {Record<string, any>} Data an output's data, by MIME type */

/**
 * Writes the still pictures of figures and widgets, and makes the HTML that stands for one on a page: its still picture, with its
 * sentence for those who do not see it, and the data of which static/figures.js or static/widgets.js makes what moves.
 */
export class Figures {
  /** @param {string} folder for the pictures; pages find it at `_static/figures` */
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /**
   * @param {Data} data
   * @param {string} toTop from the page's folder to the book's, such as `../`
   * @returns {string | undefined} HTML; nothing if it is neither a figure nor a widget
   */
  html(data, toTop) {
    const live = LIVE.find(({ type }) => data[type]);
    if (!live || !data[SVG]) return undefined;
    const svg = joined(data[SVG]);
    const name = `${createHash('sha256').update(svg).digest('hex').slice(0, 16)}.svg`;
    writeFileSync(path.join(this.folder, name), svg);
    const state = JSON.stringify(data[live.type]).replaceAll('<', '\\u003c'); // so that no text in it ends the script
    const [, width = '700', height = '450'] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    return [
      `<div class="${live.place}">`,
      `<img src="${toTop}_static/figures/${name}" alt="${escaped(joined(data['text/plain'] ?? ''))}" width="${width}" height="${height}">`,
      `<script type="application/json">${state}</script>`,
      '</div>',
    ].join('');
  }
}

/** @param {string | string[]} text a text, or its lines, as notebooks have it */
export const joined = (text) => [text].flat().join('');

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
