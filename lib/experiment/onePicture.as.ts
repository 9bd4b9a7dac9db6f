// @ts-nocheck AssemblyScript: part of softmaxStep.as.ts
import { CLASSES } from '../dataset/shape';
import { exp, max, pixels, sum } from './fourLanes.as';
import { BIAS_AT, BIAS_STEP_AT, GROUP_BYTES, GROUPS_AT, LABEL_AT, LENGTH_AT } from './layout';

const WHITE: f32 = 255;
const HALF_ROW: usize = (CLASSES / 2) * 4; // the logits of five classes, in bytes

/** The number of pictures since `forgetCorrect` whose largest logit was the label's. `differentiate` counts them. */
export let correct: u32 = 0;

export function forgetCorrect(): void {
  correct = 0;
}

/** `logits = image @ weight + bias`, in two halves of five classes, since ten classes do not fit into 16 registers. */
export function forward(record: usize, model: usize, logits: usize): void {
  forwardHalf(record, model, model + BIAS_AT, logits);
  forwardHalf(record, model + GROUP_BYTES / 2, model + BIAS_AT + HALF_ROW, logits + HALF_ROW);
  store<f32>(logits, -Infinity, 2 * HALF_ROW);
  store<f32>(logits, -Infinity, 2 * HALF_ROW + 4);
}

function forwardHalf(record: usize, weight: usize, bias: usize, logits: usize): void {
  const zero = f32x4.splat(0);
  let z0 = zero;
  let z1 = zero;
  let z2 = zero;
  let z3 = zero;
  let z4 = zero;
  const end = record + GROUPS_AT + <usize>load<u8>(record + LENGTH_AT);
  for (let at = record + GROUPS_AT; at < end; at++) {
    const group: usize = load<u8>(at);
    const x = pixels(record + (group << 2));
    const w = weight + group * GROUP_BYTES;
    z0 = f32x4.add(z0, f32x4.mul(x, v128.load(w)));
    z1 = f32x4.add(z1, f32x4.mul(x, v128.load(w, 16)));
    z2 = f32x4.add(z2, f32x4.mul(x, v128.load(w, 32)));
    z3 = f32x4.add(z3, f32x4.mul(x, v128.load(w, 48)));
    z4 = f32x4.add(z4, f32x4.mul(x, v128.load(w, 64)));
  }
  store<f32>(logits, load<f32>(bias) + sum(z0) / WHITE);
  store<f32>(logits, load<f32>(bias, 4) + sum(z1) / WHITE, 4);
  store<f32>(logits, load<f32>(bias, 8) + sum(z2) / WHITE, 8);
  store<f32>(logits, load<f32>(bias, 12) + sum(z3) / WHITE, 12);
  store<f32>(logits, load<f32>(bias, 16) + sum(z4) / WHITE, 16);
}

/**
 * Returns the loss, `log Σ exp(z) − z_label`, and overwrites the logits by the step of a weight for a pixel of 1:
 * `scale · (softmax(z) − onehot(label)) / 255`. The step of the biases is added to the sums in the model.
 */
export function differentiate(row: usize, record: usize, scale: f32, model: usize): f32 {
  const label: usize = load<u8>(record + LABEL_AT);
  const z0 = v128.load(row);
  const z1 = v128.load(row, 16);
  const z2 = v128.load(row, 32);
  const largest = max(f32x4.pmax(f32x4.pmax(z0, z1), z2));
  const isLargest =
    i32x4.bitmask(f32x4.eq(z0, largest)) |
    (i32x4.bitmask(f32x4.eq(z1, largest)) << 4) |
    (i32x4.bitmask(f32x4.eq(z2, largest)) << 8);
  // if all are NaN, none equals the largest: ctz(0) is 32, so class 0, like arg max
  correct += u32(usize(ctz(isLargest) & 31) === label);
  const logit = load<f32>(row + (label << 2));

  const e0 = exp(f32x4.sub(z0, largest));
  const e1 = exp(f32x4.sub(z1, largest));
  const e2 = exp(f32x4.sub(z2, largest));
  const total = sum(f32x4.add(f32x4.add(e0, e1), e2));

  const factor = f32x4.splat(scale / total);
  const hit = f32x4.splat(scale);
  const labels = i32x4.splat(<i32>label);
  const g0 = f32x4.sub(f32x4.mul(e0, factor), v128.and(hit, i32x4.eq(labels, i32x4(0, 1, 2, 3))));
  const g1 = f32x4.sub(f32x4.mul(e1, factor), v128.and(hit, i32x4.eq(labels, i32x4(4, 5, 6, 7))));
  const g2 = f32x4.sub(f32x4.mul(e2, factor), v128.and(hit, i32x4.eq(labels, i32x4(8, 9, 10, 11))));
  const biasStep = model + BIAS_STEP_AT;
  v128.store(biasStep, f32x4.add(v128.load(biasStep), g0));
  v128.store(biasStep, f32x4.add(v128.load(biasStep, 16), g1), 16);
  v128.store(biasStep, f32x4.add(v128.load(biasStep, 32), g2), 32);
  const s = f32x4.splat(1 / WHITE);
  v128.store(row, f32x4.mul(g0, s));
  v128.store(row, f32x4.mul(g1, s), 16);
  v128.store(row, f32x4.mul(g2, s), 32);
  return Mathf.log(total) + f32x4.extract_lane(largest, 0) - logit;
}

/** `weight += imageᵀ @ row`. */
export function moveWeights(record: usize, row: usize, weight: usize): void {
  const d0 = v128.load32_splat(row, 0);
  const d1 = v128.load32_splat(row, 4);
  const d2 = v128.load32_splat(row, 8);
  const d3 = v128.load32_splat(row, 12);
  const d4 = v128.load32_splat(row, 16);
  const d5 = v128.load32_splat(row, 20);
  const d6 = v128.load32_splat(row, 24);
  const d7 = v128.load32_splat(row, 28);
  const d8 = v128.load32_splat(row, 32);
  const d9 = v128.load32_splat(row, 36);
  const end = record + GROUPS_AT + <usize>load<u8>(record + LENGTH_AT);
  for (let at = record + GROUPS_AT; at < end; at++) {
    const group: usize = load<u8>(at);
    const x = pixels(record + (group << 2));
    const w = weight + group * GROUP_BYTES;
    v128.store(w, f32x4.add(v128.load(w), f32x4.mul(x, d0)));
    v128.store(w, f32x4.add(v128.load(w, 16), f32x4.mul(x, d1)), 16);
    v128.store(w, f32x4.add(v128.load(w, 32), f32x4.mul(x, d2)), 32);
    v128.store(w, f32x4.add(v128.load(w, 48), f32x4.mul(x, d3)), 48);
    v128.store(w, f32x4.add(v128.load(w, 64), f32x4.mul(x, d4)), 64);
    v128.store(w, f32x4.add(v128.load(w, 80), f32x4.mul(x, d5)), 80);
    v128.store(w, f32x4.add(v128.load(w, 96), f32x4.mul(x, d6)), 96);
    v128.store(w, f32x4.add(v128.load(w, 112), f32x4.mul(x, d7)), 112);
    v128.store(w, f32x4.add(v128.load(w, 128), f32x4.mul(x, d8)), 128);
    v128.store(w, f32x4.add(v128.load(w, 144), f32x4.mul(x, d9)), 144);
  }
}
