import { mean } from '#lib';
import { smallDataset } from '../../probes/inputs/smallDataset';
import { SMALL } from '../../probes/inputs/testPictures';
import { ReferenceModel } from '../shared/ReferenceModel';

/** Loss and accuracy that come out in a known way. */
export interface Way {
  loss: number;
  accuracy: number;
  next: string;
}

/** Means over a minibatch, and how many pictures it has. */
export type MinibatchScores = { loss: number; accuracy: number; size: number };

/** The results of known wrong ways to sum up minibatches of `batchSize` pictures, of which the last is smaller. */
export function wrongSums(scores: MinibatchScores[], batchSize: number): Way[] {
  const pictures = scores.reduce((sum, { size }) => sum + size, 0);
  const last = scores[scores.length - 1];
  const sums = (weight: (size: number) => number, divisor: number) => ({
    loss: scores.reduce((sum, { loss, size }) => sum + weight(size) * loss, 0) / divisor,
    accuracy: scores.reduce((sum, { accuracy, size }) => sum + weight(size) * accuracy, 0) / divisor,
  });
  const unlessLast = (size: number) => (size < batchSize ? 0 : size);
  return [
    {
      ...sums(() => 1, scores.length),
      next: 'That is the mean of the minibatches’ means: each counts the same, whatever its size. The last one is smaller, so its pictures weigh more than the others. Sum over pictures, divide once.',
    },
    { ...last, next: 'That is the last minibatch alone. Add up over all of them.' },
    { ...scores[0], next: 'That is the first minibatch alone. Does a `return` stand inside the loop?' },
    {
      ...sums(unlessLast, pictures - last.size),
      next: 'The last, smaller minibatch is left out. Its pictures count, too.',
    },
    {
      ...sums(unlessLast, pictures),
      next: 'The last, smaller minibatch is left out of the sum, but not of the number that it is divided by.',
    },
    {
      ...sums((size) => size, scores.length * batchSize),
      next: 'You divide by minibatches × batch size: the last minibatch is smaller. Divide by the number of pictures.',
    },
    {
      ...sums(() => batchSize, pictures),
      next: `Each minibatch’s mean is weighed as if it had ${batchSize} pictures; the last one has ${last.size}. Weigh each by its own number of pictures.`,
    },
    { ...sums((size) => size, 1), next: 'A sum over all pictures: divide it by their number.' },
    {
      ...sums((size) => size, scores.length),
      next: 'A sum over all pictures, divided by the number of minibatches. Divide by the number of pictures.',
    },
    {
      ...sums(() => 1, 1),
      next: 'A sum of the minibatches’ means. Weigh each by its size, and divide by the number of pictures.',
    },
    {
      ...sums(() => 1, pictures),
      next: 'You add up means and divide by the number of pictures. Weigh each mean by the size of its minibatch.',
    },
  ];
}

/** The results of known ways to sum up on the small dataset; the first is right. */
export function waysToSumUp(seed: number): (Way & { unsure: number })[] {
  const { pictures, batchSize } = SMALL;
  const dataset = smallDataset('test', pictures, seed);
  const model = new ReferenceModel(seed);
  const all = Array.from({ length: pictures }, (_, i) => i);
  const batches = Array.from({ length: Math.ceil(pictures / batchSize) }, (_, b) =>
    all.slice(b * batchSize, (b + 1) * batchSize),
  );
  const scores = batches.map((batch) => ({ ...model.score(dataset, batch), size: batch.length }));
  const paired =
    batches.reduce((sum, batch) => sum + batch.length * model.pairedAccuracy(dataset, batch), 0) / pictures;
  const right = model.score(dataset, all);
  const onBytes = new ReferenceModel(seed);
  for (const i of onBytes.weight.keys()) onBytes.weight[i] *= 255;
  const wrong: Way[] = [
    ...wrongSums(scores, batchSize),
    {
      loss: Number.NaN,
      accuracy: paired,
      next: 'Each prediction is compared with every label: with labels of shape [B, 1], `equal` gives [B, B]. Both must be [B].',
    },
    { loss: Number.NaN, accuracy: 1 - right.accuracy, next: 'That is the share of errors.' },
    {
      loss: mean(model.logProbs(dataset, all).map((row) => -Math.max(...row))),
      accuracy: Number.NaN,
      next: 'That is the loss of the classes that the model predicts. What does it say about the labels?',
    },
    {
      ...onBytes.score(dataset, all),
      next: 'That comes out on pixels from 0 to 255. The model takes them from 0 to 1, as the loader gives them.',
    },
  ];
  return [{ ...right, next: '' }, ...wrong.map((one) => ({ ...one, unsure: 0 }))];
}
