/** The default size of a figure, in screen pixels. */
export const WIDTH = 700;
export const HEIGHT = 420;
