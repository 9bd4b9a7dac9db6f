import { CLASSES, type SoftmaxRegression } from '#lib';
import type { Outcome } from '../calling/callAnswer';
import { DARK_PIXEL } from '../inputs/smallDataset';
import type { Json } from '../Json';

/** Some of a model's parameters: all biases, and the weights of a few pixels. */
export type Watched = { bias: number[]; weight: number[] };

/** The pixels whose weights are recorded. The last one is dark in every picture. */
export const WATCHED_PIXELS = [0, 1, 2, DARK_PIXEL];

/** The present values of these parameters; empty where the model was disposed. */
export function watchedParameters(model: SoftmaxRegression): Watched {
  if (isDisposed(model)) return { bias: [], weight: [] };
  const [weight, bias] = model.parameters.map(({ value }) => value.dataSync());
  const rows = WATCHED_PIXELS.map((pixel) => weight.subarray(CLASSES * pixel, CLASSES * (pixel + 1)));
  return { bias: Array.from(bias), weight: rows.flatMap((row) => Array.from(row)) };
}

/** The outcome of a call, or an error if the call disposed the model's weights. */
export function unlessDisposed<Value extends Json>(model: SoftmaxRegression, outcome: Outcome<Value>): Outcome<Value> {
  if (!isDisposed(model)) return outcome;
  return { kind: 'threw', message: 'the model’s weights are disposed afterwards' };
}

export function disposeModel(model: SoftmaxRegression): void {
  for (const parameter of model.parameters) parameter.dispose();
}

function isDisposed({ parameters }: SoftmaxRegression): boolean {
  return parameters.some(({ value }) => value.isDisposed);
}
