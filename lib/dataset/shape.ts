/** The width and the height of Fashion-MNIST's pictures, in pixels. */
export const SIDE = 28;

/** The number of pixels of a picture, 784. */
export const PIXELS = SIDE * SIDE;

/** The number of classes. */
export const CLASSES = 10;
