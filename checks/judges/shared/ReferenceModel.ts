import { CLASSES, type ImageDataset, PIXELS, SoftmaxRegression } from '#lib';
import { reference as logSoftmax } from '../logSoftmax/formulas';
import { mean } from './mean';

const WATCHED = 30;

/** The slope of the loss by weights and biases. */
export interface Gradient {
  weight: Float64Array;
  bias: Float64Array;
}

/** Softmax regression in float64 on plain numbers, with the gradient `xᵀ(softmax(z) − onehot) / batch`. */
export class ReferenceModel {
  readonly weight: Float64Array;
  readonly bias: Float64Array;

  constructor(seed: number) {
    const model = new SoftmaxRegression({ seed });
    [this.weight, this.bias] = model.parameters.map(({ value }) => Float64Array.from(value.dataSync()));
    for (const parameter of model.parameters) parameter.dispose();
  }

  logProbs(dataset: ImageDataset, indices: number[]): number[][] {
    const logits = indices.map((index) => {
      const row = Array.from(this.bias);
      eachPixel(dataset, index, (pixel, value) => {
        for (let k = 0; k < CLASSES; k++) row[k] += value * this.weight[pixel * CLASSES + k];
      });
      return row;
    });
    return logSoftmax(logits);
  }

  gradient(dataset: ImageDataset, indices: number[]): Gradient {
    const weight = new Float64Array(PIXELS * CLASSES);
    const bias = new Float64Array(CLASSES);
    this.logProbs(dataset, indices).forEach((row, i) => {
      const slope = row.map((x, k) => (Math.exp(x) - Number(k === dataset.labels[indices[i]])) / indices.length);
      slope.forEach((value, k) => {
        bias[k] += value;
      });
      eachPixel(dataset, indices[i], (pixel, value) => {
        for (let k = 0; k < CLASSES; k++) weight[pixel * CLASSES + k] += value * slope[k];
      });
    });
    return { weight, bias };
  }

  descend({ weight, bias }: Gradient, learningRate: number): void {
    weight.forEach((slope, i) => {
      this.weight[i] -= learningRate * slope;
    });
    bias.forEach((slope, k) => {
      this.bias[k] -= learningRate * slope;
    });
  }

  /** Mean loss and accuracy on some pictures. */
  score(dataset: ImageDataset, indices: number[]): { loss: number; accuracy: number } {
    const labels = indices.map((index) => dataset.labels[index]);
    return scoreOf(this.logProbs(dataset, indices), labels);
  }

  /** Accuracy as it comes out where each prediction is compared with every label. */
  pairedAccuracy(dataset: ImageDataset, indices: number[]): number {
    const guesses = this.logProbs(dataset, indices).map(argMax);
    const labels = indices.map((index) => dataset.labels[index]);
    return mean(guesses.flatMap((guess) => labels.map((label) => Number(guess === label))));
  }

  /** What a probe watches of a model. */
  watched(): number[] {
    return watchedOf(this);
  }
}

/** The biases and the first pixels' weights, of a model or of a gradient. */
export function watchedOf({ weight, bias }: Gradient): number[] {
  return [...bias, ...weight.subarray(0, WATCHED)];
}

function scoreOf(logProbs: number[][], labels: number[]): { loss: number; accuracy: number } {
  return {
    loss: -mean(logProbs.map((row, i) => row[labels[i]])),
    accuracy: mean(logProbs.map((row, i) => Number(argMax(row) === labels[i]))),
  };
}

function eachPixel({ images }: ImageDataset, index: number, visit: (pixel: number, value: number) => void): void {
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const value = images[index * PIXELS + pixel];
    if (value > 0) visit(pixel, Math.fround(value / 255));
  }
}

function argMax(row: number[]): number {
  return row.indexOf(Math.max(...row));
}
