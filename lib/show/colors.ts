/** Colours that colour-blind readers can tell apart. Reference: Okabe & Ito (2008), Color universal design. */
export const COLORS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];

/** The colour of lines that are not data, visible on light and on dark pages. */
export const GREY = '#808080';

/**
 * The colour of texts on light and on dark pages: no grey has a contrast of 4.5 : 1 against white and #111111 alike. A figure holds
 * the first; the SVG changes to the second where the reader's system is dark, and JupyterLab and the book take their own themes'.
 */
export const INK = { light: '#757575', dark: '#848484' };
