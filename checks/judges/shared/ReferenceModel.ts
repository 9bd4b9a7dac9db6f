import { CLASSES, type ImageDataset, PIXELS, SoftmaxRegression } from '#lib';
import { WATCHED_PIXELS } from '../../probes/recording/watchedParameters';
import { reference as logSoftmax } from '../logSoftmax/formulas';
import { mean } from './mean';

const TIE = 1e-5;
const K = CLASSES; // for the inner loops: an imported name is a getter there

/** The gradient of the loss with respect to weights and biases. */
export interface Gradient {
  weight: Float64Array;
  bias: Float64Array;
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
    const logits = indices.map((index) => {
      const row = Array.from(this.bias);
      for (const [pixel, value] of litPixels(dataset, index)) {
        for (let k = 0; k < K; k++) row[k] += value * this.weight[pixel * K + k];
      }
      return row;
    });
    return logSoftmax(logits);
  }

  /** @param labels The labels to use; by default those of the pictures. */
  gradient(dataset: ImageDataset, indices: number[], labels = labelsOf(dataset, indices)): Gradient {
    const weight = new Float64Array(PIXELS * CLASSES);
    const bias = new Float64Array(CLASSES);
    this.logProbs(dataset, indices).forEach((row, i) => {
      const slope = row.map((x, k) => (Math.exp(x) - Number(k === labels[i])) / indices.length);
      slope.forEach((value, k) => {
        bias[k] += value;
      });
      for (const [pixel, value] of litPixels(dataset, indices[i])) {
        for (let k = 0; k < K; k++) weight[pixel * K + k] += value * slope[k];
      }
    });
    return { weight, bias };
  }

  descend({ weight, bias }: Gradient, learningRate: number): void {
    for (let i = 0; i < weight.length; i++) this.weight[i] -= learningRate * weight[i];
    for (let k = 0; k < K; k++) this.bias[k] -= learningRate * bias[k];
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

/** The biases and the watched pixels' weights of a model or of a gradient. */
export function watchedOf({ weight, bias }: Gradient): number[] {
  const rows = WATCHED_PIXELS.map((pixel) => weight.subarray(CLASSES * pixel, CLASSES * (pixel + 1)));
  return [...bias, ...rows.flatMap((row) => [...row])];
}

/** Those of the latest seed: a judge trains many models from it. */
let latest: { seed: number; parameters: Gradient } | undefined;

function initialParameters(seed: number): Gradient {
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

const lit = new WeakMap<ImageDataset, [pixel: number, value: number][][]>();

/** The pixels of a picture that are not dark. Most pixels are dark. */
function litPixels(dataset: ImageDataset, index: number): [pixel: number, value: number][] {
  let pictures = lit.get(dataset);
  if (!pictures) {
    pictures = Array.from({ length: dataset.length }, (_, i) => {
      const pixels = dataset.images.subarray(i * PIXELS, (i + 1) * PIXELS);
      return Array.from(pixels).flatMap((byte, pixel): [number, number][] =>
        byte > 0 ? [[pixel, Math.fround(byte / 255)]] : [],
      );
    });
    lit.set(dataset, pictures);
  }
  return pictures[index];
}

function argMax(row: number[]): number {
  return row.indexOf(Math.max(...row));
}

/** The lead of the best class over the next. */
function lead(row: number[]): number {
  const [first, second] = [...row].sort((a, b) => b - a);
  return first - second;
}
