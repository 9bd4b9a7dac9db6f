/**
 * Restores the quotes around the names of fonts in an SVG.
 *
 * plotly.js 4.1.1 replaces the quotes by a word of its own. It restores them only where the word stands beside another
 * quote, as in the output of a browser. In the output of jsdom 26.1.0 there is no other quote.
 */
export function quoteFonts(svg: string): string {
  return svg.replaceAll('TOBESTRIPPED', "'");
}
