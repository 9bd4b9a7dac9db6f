import { CLASSES, FASHION_CLASSES, type ImageDataset, mixSeed, PIXELS, SoftmaxRegression, tf, uniform } from '#lib';

const RANDOM_PIXELS = 48;

/** A pixel that is dark in every picture. The gradient of the loss is 0 for its weights. */
export const DARK_PIXEL = 400;

/** The pixel that holds a picture's number, so that a model can tell which pictures it was shown. */
export const NUMBER_PIXEL = PIXELS - 1;

/** Numbers of test pictures begin here; numbers of training pictures lie below. */
export const FIRST_TEST_NUMBER = 128;

/**
 * A small dataset for the checks of training: a few random pixels, most of them dark, and the picture's number in the last one.
 * The first pixel is lit in every picture, so that each minibatch moves its weights.
 * Every second label is the prediction of the untrained model of the same seed, so that the accuracy is neither 0 nor 1.
 *
 * @param length At most 127, so that numbers fit into a pixel.
 */
export function smallDataset(part: 'train' | 'test', length: number, seed: number): ImageDataset {
  const random = uniform(mixSeed(seed, part === 'train' ? 0 : 1));
  const images = new Uint8Array(length * PIXELS);
  for (let i = 0; i < length; i++) {
    for (let pixel = 0; pixel < RANDOM_PIXELS; pixel++) {
      images[i * PIXELS + pixel] = Math.max(pixel === 0 ? 32 : 0, Math.floor(1024 * random()) - 768);
    }
    images[i * PIXELS + NUMBER_PIXEL] = i + (part === 'train' ? 0 : FIRST_TEST_NUMBER);
  }
  const guesses = remembered(`${part} ${length} ${seed}`, () => firstGuesses(images, length, seed));
  const labels = guesses.map((guess, i) => (i % 2 === 0 ? guess : Math.floor(CLASSES * random())));
  return { images, labels, length, classes: FASHION_CLASSES };
}

const known = new Map<string, Uint8Array>();

/** Each dataset is made several times, and the guesses take the longest. The pictures are made anew: an answer may change its own. */
function remembered(name: string, guess: () => Uint8Array): Uint8Array {
  const guesses = known.get(name) ?? guess();
  known.set(name, guesses);
  return guesses;
}

function firstGuesses(images: Uint8Array, length: number, seed: number): Uint8Array {
  const model = new SoftmaxRegression({ seed });
  const guesses = tf.tidy(() => {
    const pixels = tf.div(tf.tensor2d(new Float32Array(images), [length, PIXELS]), 255) as tf.Tensor2D;
    return Uint8Array.from(tf.argMax(model.forward(pixels), 1).dataSync());
  });
  for (const parameter of model.parameters) parameter.dispose();
  return guesses;
}
