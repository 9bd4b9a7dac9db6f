/** Colours that colour-blind readers can tell apart. Reference: Okabe & Ito (2008), Color universal design. */
export const COLORS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];

/** The colour of all that is not data, readable on light and on dark pages. */
export const GREY = '#808080';
