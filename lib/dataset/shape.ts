/** The side of Fashion-MNIST's pictures, in pixels. */
export const SIDE = 28;

/** The pixels of a picture, 784. */
export const PIXELS = SIDE * SIDE;

/** How many classes there are. */
export const CLASSES = 10;
