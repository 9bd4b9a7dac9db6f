/** Colours that colour-blind readers tell apart. Reference: Okabe & Ito (2008), Color universal design. */
export const COLORS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];

/** What is not data: legible on light and on dark pages. */
export const GREY = '#808080';
