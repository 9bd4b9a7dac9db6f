import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PLOTLY = 'application/vnd.plotly.v1+json';
const SVG = 'image/svg+xml';

/** @typedef {Record<string, any>} Data an output's data, by MIME type */

/**
 * Writes the still pictures of figures, and makes the HTML that stands for a figure on a page: its still picture, with its
 * sentence for those who do not see it, and plotly's data, of which static/figures.js makes the figure that moves.
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
   * @returns {string | undefined} HTML; nothing if it is no figure
   */
  html(data, toTop) {
    if (!data[PLOTLY] || !data[SVG]) return undefined;
    const svg = joined(data[SVG]);
    const name = `${createHash('sha256').update(svg).digest('hex').slice(0, 16)}.svg`;
    writeFileSync(path.join(this.folder, name), svg);
    const plot = JSON.stringify(data[PLOTLY]).replaceAll('<', '\\u003c'); // so that no text in it ends the script
    const [, width = '700', height = '450'] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    return [
      '<div class="figure-of-lesson">',
      `<img src="${toTop}_static/figures/${name}" alt="${escaped(joined(data['text/plain'] ?? ''))}" width="${width}" height="${height}">`,
      `<script type="application/json">${plot}</script>`,
      '</div>',
    ].join('');
  }
}

/** @param {string | string[]} text a text, or its lines, as notebooks have it */
export const joined = (text) => [text].flat().join('');

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
