import { CLASSES, DataLoader, FASHION_CLASSES, type ImageDataset, PIXELS, SoftmaxRegression } from '#lib';
import { disposeModel } from '../recording/watchedParameters';
import { allDiffer, CLEAR, rememberDraws } from './drawUntil';
import { sharesOf } from './sharesOf';
import { smallDataset } from './smallDataset';

export const SMALL = { pictures: 70, batchSize: 16 }; // the last minibatch has 6
export const LARGE = { pictures: 250, batchSize: 64 }; // the first minibatch alone has pictures of class 0; the last has 58

/** Pictures for which every known wrong way to sum up gives a wrong accuracy. */
export const drawTestPictures = rememberDraws((seed) => {
  const model = new SoftmaxRegression({ seed });
  const loader = new DataLoader(smallDataset('test', SMALL.pictures, seed), { batchSize: SMALL.batchSize });
  const { all, closest, ...wrong } = sharesOf(model, loader);
  disposeModel(model);
  const rounds = Math.abs(all - Number(all.toFixed(4))) > 1.2e-5; // rounding changes it
  return closest > CLEAR && rounds && allDiffer([all, ...Object.values(wrong), 1 - all, 0].map((share) => [share]));
});

/** The same number of pictures of each class, as in Fashion-MNIST's test set. */
export function balancedPictures(): ImageDataset {
  const { pictures } = LARGE;
  const labels = Uint8Array.from({ length: pictures }, (_, i) => (CLASSES * i) / pictures);
  return { images: new Uint8Array(PIXELS * pictures), labels, length: pictures, classes: FASHION_CLASSES };
}
