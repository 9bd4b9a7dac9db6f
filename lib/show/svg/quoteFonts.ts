/**
 * Restores the quotes around the names of fonts in an SVG.
 *
 * plotly.js 4.1.1 replaces these quotes by a word of its own. Later it looks for this word only in the form that
 * browsers give it, so with jsdom 26.1.0 the word stays.
 *
 * @example
 * quoteFonts('font-family: TOBESTRIPPEDOpen SansTOBESTRIPPED, sans-serif'); // "font-family: 'Open Sans', sans-serif"
 */
export function quoteFonts(svg: string): string {
  return svg.replaceAll('TOBESTRIPPED', "'");
}
