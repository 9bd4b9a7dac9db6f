/**
 * A text as HTML and SVG want it, in an attribute, too.
 *
 * @example
 * escapeHtml('"shirt" & <coat>'); // '&quot;shirt&quot; &amp; &lt;coat>'
 */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
