import { DataLoader, type ImageDataset } from '#lib';
import { addTo, ReferenceModel, type Scores } from './ReferenceModel';

/** A training from a seed, with options for known mistakes. */
export interface Run {
  train: ImageDataset;
  test: ImageDataset;
  batchSize: number;
  seed: number;
  epochs: number;
  learningRate: number;
  shuffle?: boolean;
  /** All epochs have the order of the first. */
  sameOrder?: boolean;
  /** Leaves out the last, smaller minibatch. */
  dropLast?: boolean;
  /** Never zeroes the gradients. */
  accumulate?: boolean;
  /** Goes on with a model that has been trained already. */
  model?: ReferenceModel;
  /** The seed of the initial weights, if it is a different one. */
  weightSeed?: number;
}

/** The test set's scores after each epoch, in float64. */
export function referenceRun(run: Run): Scores[] {
  const { train, test, batchSize, seed, epochs, learningRate, shuffle = true } = run;
  const loader = new DataLoader(train, { batchSize, shuffle, seed });
  const model = run.model ?? new ReferenceModel(run.weightSeed ?? seed);
  const all = Array.from({ length: test.length }, (_, i) => i);
  let sum: ReturnType<ReferenceModel['gradient']> | undefined;
  return Array.from({ length: epochs }, (_, epoch) => {
    const order = Array.from(loader.order(run.sameOrder ? 0 : epoch));
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = order.slice(start, start + batchSize);
      if (run.dropLast && batch.length < batchSize) continue;
      const gradient = model.gradient(train, batch);
      if (run.accumulate && sum) addTo(gradient, sum);
      sum = gradient;
      model.descend(gradient, learningRate);
    }
    return model.score(test, all);
  });
}
