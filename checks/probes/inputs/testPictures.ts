import { CLASSES, DataLoader, FASHION_CLASSES, type ImageDataset, PIXELS, SoftmaxRegression } from '#lib';
import { disposeModel } from '../recording/watchedParameters';
import { allDiffer, CLEAR, rememberDraws } from './drawUntil';
import { sharesOf } from './sharesOf';
import { smallDataset } from './smallDataset';

export const SMALL = { pictures: 70, batchSize: 16 }; // the last minibatch has 6
/** The same model with weights times `factor`, so that some labels get hardly any probability; all minibatches are equally large. */
export const CHANGED = { factor: 3000, batchSize: 14 };
export const LARGE = { pictures: 250, batchSize: 64 }; // the last minibatch has 58

/** Pictures for which every known wrong way to sum up gives a wrong accuracy. */
export const drawTestPictures = rememberDraws((seed) => {
  const model = new SoftmaxRegression({ seed });
  const loader = new DataLoader(smallDataset('test', SMALL.pictures, seed), { batchSize: SMALL.batchSize });
  const { all, closest, ...wrong } = sharesOf(model, loader);
  disposeModel(model);
  const rounds = Math.abs(all - Number(all.toFixed(4))) > 1.2e-5; // rounding changes it
  return closest > CLEAR && rounds && allDiffer([all, ...Object.values(wrong), 1 - all, 0].map((share) => [share]));
});

const IN_LAST = 10; // pictures of class 0

/**
 * The same number of pictures of each class, as in Fashion-MNIST's test set. Those of class 0 are in the first minibatch and in
 * the last, smaller one, so that an accuracy on class 0 shows how each of the two is weighed.
 */
export function balancedPictures(): ImageDataset {
  const { pictures } = LARGE;
  const sorted = Array.from({ length: pictures }, (_, i) => Math.floor((CLASSES * i) / pictures));
  const labels = Uint8Array.from([...sorted.slice(IN_LAST), ...sorted.slice(0, IN_LAST)]);
  return { images: new Uint8Array(PIXELS * pictures), labels, length: pictures, classes: FASHION_CLASSES };
}
