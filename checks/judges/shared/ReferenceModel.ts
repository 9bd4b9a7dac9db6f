import { CLASSES, type ImageDataset, mean, PIXELS, SoftmaxRegression } from '#lib';
import { WATCHED_PIXELS } from '../../probes/recording/watchedParameters';
import { reference as logSoftmax } from '../logSoftmax/formulas';
import { litPixels } from './litPixels';

const TIE = 1e-5;
const K = CLASSES; // for the inner loops: an imported name is a getter there

/** Weights and biases, or the gradient of the loss with respect to them. */
export interface Parameters {
  weight: Float64Array;
  bias: Float64Array;
}

/** A gradient is 0 outside the rows of the pixels that are lit in some picture of the dataset: they are few. */
export interface Gradient extends Parameters {
  pixels: number[];
}

/** Means over some pictures. `unsure`: the share of pictures whose best two classes are so close that float32 may swap them. */
export interface Scores {
  loss: number;
  accuracy: number;
  unsure: number;
}

/** Softmax regression in float64 on plain numbers, with the gradient `xᵀ(softmax(z) − onehot) / batch`. */
export class ReferenceModel {
  readonly weight: Float64Array;
  readonly bias: Float64Array;

  constructor(seed: number) {
    const { weight, bias } = initialParameters(seed);
    this.weight = weight.slice();
    this.bias = bias.slice();
  }

  logProbs(dataset: ImageDataset, indices: number[]): number[][] {
    const { pictures } = litPixels(dataset);
    const logits = indices.map((index) => {
      const row = Array.from(this.bias);
      for (const [pixel, value] of pictures[index]) {
        for (let k = 0; k < K; k++) row[k] += value * this.weight[pixel * K + k];
      }
      return row;
    });
    return logSoftmax(logits);
  }

  /** @param labels The labels to use; by default those of the pictures. */
  gradient(dataset: ImageDataset, indices: number[], labels = labelsOf(dataset, indices)): Gradient {
    const { pictures, pixels } = litPixels(dataset);
    const weight = new Float64Array(PIXELS * CLASSES);
    const bias = new Float64Array(CLASSES);
    this.logProbs(dataset, indices).forEach((row, i) => {
      const slope = row.map((x, k) => (Math.exp(x) - Number(k === labels[i])) / indices.length);
      slope.forEach((value, k) => {
        bias[k] += value;
      });
      for (const [pixel, value] of pictures[indices[i]]) {
        for (let k = 0; k < K; k++) weight[pixel * K + k] += value * slope[k];
      }
    });
    return { weight, bias, pixels };
  }

  descend(gradient: Gradient, learningRate: number): void {
    addTo(this, gradient, -learningRate);
  }

  /** Mean loss and accuracy on some pictures. */
  score(dataset: ImageDataset, indices: number[]): Scores {
    const labels = labelsOf(dataset, indices);
    const logProbs = this.logProbs(dataset, indices);
    return {
      loss: -mean(logProbs.map((row, i) => row[labels[i]])),
      accuracy: mean(logProbs.map((row, i) => Number(argMax(row) === labels[i]))),
      unsure: mean(logProbs.map((row) => Number(lead(row) < TIE))),
    };
  }

  /** The accuracy that comes out when each prediction is compared with every label. */
  pairedAccuracy(dataset: ImageDataset, indices: number[]): number {
    const guesses = this.logProbs(dataset, indices).map(argMax);
    const labels = labelsOf(dataset, indices);
    return mean(guesses.flatMap((guess) => labels.map((label) => Number(guess === label))));
  }

  /** The parameters that a probe records. */
  watched(): number[] {
    return watchedOf(this);
  }
}

/** Adds a gradient times a factor. */
export function addTo({ weight, bias }: Parameters, gradient: Gradient, factor = 1): void {
  for (const pixel of gradient.pixels) {
    for (let i = pixel * K; i < (pixel + 1) * K; i++) weight[i] += factor * gradient.weight[i];
  }
  for (let k = 0; k < K; k++) bias[k] += factor * gradient.bias[k];
}

/** The biases and the watched pixels' weights of a model or of a gradient. */
export function watchedOf({ weight, bias }: Parameters): number[] {
  const rows = WATCHED_PIXELS.map((pixel) => weight.subarray(CLASSES * pixel, CLASSES * (pixel + 1)));
  return [...bias, ...rows.flatMap((row) => [...row])];
}

/** Those of the latest seed: a judge trains many models from it. */
let latest: { seed: number; parameters: Parameters } | undefined;

function initialParameters(seed: number): Parameters {
  if (latest?.seed !== seed) {
    const model = new SoftmaxRegression({ seed });
    const [weight, bias] = model.parameters.map(({ value }) => Float64Array.from(value.dataSync()));
    for (const parameter of model.parameters) parameter.dispose();
    latest = { seed, parameters: { weight, bias } };
  }
  return latest.parameters;
}

function labelsOf({ labels }: ImageDataset, indices: number[]): number[] {
  return indices.map((index) => labels[index]);
}

function argMax(row: number[]): number {
  return row.indexOf(Math.max(...row));
}

/** The lead of the best class over the next. */
function lead(row: number[]): number {
  const [first, second] = [...row].sort((a, b) => b - a);
  return first - second;
}
