/** A figure's size in screen pixels, unless its layout gives another. */
export const WIDTH = 700;
export const HEIGHT = 420;
