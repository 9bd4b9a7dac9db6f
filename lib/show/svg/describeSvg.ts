import { createHash } from 'node:crypto';
import { INK } from '../colors';

/**
 * Gives an SVG what screen readers read, its title and a sentence, and the colour of texts for readers whose system is dark.
 *
 * @param svg From plotly.js 4.1.1, which writes colours as `rgb(…)` into each text's style.
 */
export function describeSvg(svg: string, { title, sentence }: { title: string; sentence: string }): string {
  // names of its own: several figures may stand in one page
  const id = createHash('sha256').update(`${title} ${sentence} ${svg}`).digest('hex').slice(0, 8);
  const written = [INK.light, INK.dark].map(rgb);
  const inDark = `@media (prefers-color-scheme: dark) { text[style*="fill: ${written[0]}"] { fill: ${written[1]} !important } }`;
  const described = `<title id="title-${id}">${escapeXml(title)}</title><desc id="desc-${id}">${escapeXml(sentence)}</desc><style>${inDark}</style>`;
  return svg.replace(/<svg([^>]*)>/, `<svg role="img" aria-labelledby="title-${id} desc-${id}"$1>${described}`);
}

const rgb = (color: string) => `rgb(${[1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)).join(', ')})`;
const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
