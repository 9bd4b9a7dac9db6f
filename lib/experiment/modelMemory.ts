import { CLASSES, PIXELS } from '../dataset/shape';
import { BIAS_AT, GROUP_PIXELS } from './layout';

/** The parameters of a model, as `SoftmaxRegression` has them. */
export interface Weights {
  weight: Float32Array; // [784, 10]
  bias: Float32Array; // [10]
}

/** Writes a model into the shared memory, at the address given. */
export function writeModel(memory: WebAssembly.Memory, model: number, { weight, bias }: Weights): void {
  const views = viewsOf(memory, model);
  views.bias.set(bias);
  forEachWeight((at, row) => {
    views.weight[at] = weight[row];
  });
}

/** A copy of the model at an address in the shared memory. */
export function readModel(memory: WebAssembly.Memory, model: number): Weights {
  const views = viewsOf(memory, model);
  const weight = new Float32Array(PIXELS * CLASSES);
  forEachWeight((at, row) => {
    weight[row] = views.weight[at];
  });
  return { weight, bias: Float32Array.from(views.bias) };
}

function viewsOf({ buffer }: WebAssembly.Memory, model: number): Weights {
  return {
    weight: new Float32Array(buffer, model, PIXELS * CLASSES),
    bias: new Float32Array(buffer, model + BIAS_AT, CLASSES),
  };
}

/** Visits each weight: its index in memory, `[196 groups, 10 classes, 4 pixels]`, and in `[784, 10]`. */
function forEachWeight(visit: (at: number, row: number) => void): void {
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    for (let k = 0; k < CLASSES; k++) {
      const group = Math.floor(pixel / GROUP_PIXELS);
      visit((group * CLASSES + k) * GROUP_PIXELS + (pixel % GROUP_PIXELS), pixel * CLASSES + k);
    }
  }
}
