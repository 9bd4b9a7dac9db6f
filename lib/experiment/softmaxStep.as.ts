// @ts-nocheck AssemblyScript: `node lib/experiment/compile.mjs` checks it and makes softmaxStep.wasm of it
import { exp, max, pixels, sum } from './fourLanes.as';

/*
 * Softmax regression trained by hand: the gradient that lesson 3 derives, on pixels of one byte, four at a time.
 *
 * A picture is a record of 1024 bytes: 784 pixels; the list of its groups that are not blank, a group being four
 * neighbouring pixels; the length of that list; the label. Blank groups, two in five of Fashion-MNIST, are left out
 * of both passes, without a branch that the processor would have to guess.
 *
 * A model is 196 groups × 10 classes × 4 pixels of weights, float32, which fills a first-level cache of 32 KiB and no
 * more; then 10 biases; then 10 sums for the step of the biases. A row of 10 logits is 12 wide: the last two
 * belong to no class and are −∞.
 */

const RECORD: usize = 1024;
const GROUPS: usize = 196;
const GROUPS_AT: usize = 784;
const LENGTH_AT: usize = 980;
const LABEL_AT: usize = 981;

const GROUP_BYTES: usize = 160; // 10 classes × 4 pixels × 4 bytes
const BIAS_AT: usize = 31360;
const BIAS_STEP_AT: usize = 31408;
const ROW: usize = 48; // 12 × 4 bytes

const WHITE: f32 = 255;

/** Samples of the last call whose largest logit was the label's. */
export let correct: u32 = 0;

/** Never read: a load counts only if its value goes somewhere. */
export let touched: u32 = 0;

/** Lists the groups of `count` pictures that are not blank. */
export function listGroups(records: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    let length: usize = 0;
    for (let group: usize = 0; group < GROUPS; group++) {
      store<u8>(records + GROUPS_AT + length, <u8>group); // overwritten by the next group if this one is blank
      length += usize(load<u32>(records + (group << 2)) !== 0);
    }
    store<u8>(records + LENGTH_AT, <u8>length);
    records += RECORD;
  }
}

/**
 * An epoch of stochastic gradient descent: `model ← model − learningRate · ∇ mean loss`, minibatch by minibatch.
 *
 * @param order The records' indices, u32 `[count]`; `batchSize` of them make a minibatch, the last may be smaller.
 * @param rows Room for float32 `[batchSize, 12]`.
 * @param losses The mean loss of each minibatch, float32, is written here.
 */
export function trainEpoch(
  records: usize,
  order: usize,
  count: u32,
  batchSize: u32,
  learningRate: f32,
  model: usize,
  rows: usize,
  losses: usize,
): void {
  correct = 0;
  for (let start: u32 = 0; start < count; start += batchSize) {
    const size = min(batchSize, count - start);
    const loss = step(records, order + ((<usize>start) << 2), size, learningRate, model, rows);
    store<f32>(losses, <f32>(loss / <f64>size));
    losses += 4;
  }
}

/** The sum of the losses of `count` pictures; the model stays as it is. */
export function evaluate(records: usize, count: u32, model: usize, row: usize): f64 {
  let loss: f64 = 0;
  correct = 0;
  for (let i: u32 = 0; i < count; i++) {
    forward(records, model, row);
    loss += <f64>differentiate(row, records, 0, model);
    records += RECORD;
  }
  return loss;
}

/** One minibatch; returns the sum of its losses, before the step. */
function step(records: usize, order: usize, size: u32, learningRate: f32, model: usize, rows: usize): f64 {
  const scale: f32 = -learningRate / <f32>size;
  let loss: f64 = 0;
  for (let c: usize = 0; c < ROW; c += 4) store<f32>(model + BIAS_STEP_AT + c, 0);
  for (let i: u32 = 0; i < size; i++) {
    const record = records + <usize>load<u32>(order + ((<usize>i) << 2)) * RECORD;
    const row = rows + <usize>i * ROW;
    touch(record);
    forward(record, model, row);
    loss += <f64>differentiate(row, record, scale, model);
  }
  for (let i: u32 = 0; i < size; i++) {
    const record = records + <usize>load<u32>(order + ((<usize>i) << 2)) * RECORD;
    moveWeights(record, rows + <usize>i * ROW, model);
  }
  for (let c: usize = model + BIAS_AT; c < model + BIAS_AT + ROW; c += 4) {
    store<f32>(c, load<f32>(c) + load<f32>(c + ROW));
  }
  return loss;
}

/** In a random order each picture comes from main memory: its 16 cache lines are asked for at once, not one by one. */
function touch(record: usize): void {
  let bits: u32 = 0;
  for (let line: usize = 0; line < RECORD; line += 64) bits |= load<u8>(record + line);
  touched |= bits;
}

/** `logits = image @ weight + bias`, in two halves of five classes: all ten do not fit into 16 registers. */
function forward(record: usize, model: usize, logits: usize): void {
  forwardHalf(record, model, model + BIAS_AT, logits);
  forwardHalf(record, model + GROUP_BYTES / 2, model + BIAS_AT + 20, logits + 20);
  store<f32>(logits, -Infinity, 40);
  store<f32>(logits, -Infinity, 44);
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
 * The loss `log Σ exp(z) − z_label`, and in place of the logits `scale · (softmax(z) − onehot(label)) / 255`, which times
 * a pixel's byte is what a weight moves by. The biases' step is summed up in the model.
 */
function differentiate(row: usize, record: usize, scale: f32, model: usize): f32 {
  const label: usize = load<u8>(record + LABEL_AT);
  const z0 = v128.load(row);
  const z1 = v128.load(row, 16);
  const z2 = v128.load(row, 32);
  const largest = max(f32x4.pmax(f32x4.pmax(z0, z1), z2));
  const isLargest =
    i32x4.bitmask(f32x4.eq(z0, largest)) |
    (i32x4.bitmask(f32x4.eq(z1, largest)) << 4) |
    (i32x4.bitmask(f32x4.eq(z2, largest)) << 8);
  correct += u32(usize(ctz(isLargest) & 31) === label); // of NaN none is the largest, ctz(0) is 32: class 0, as arg max has it
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
function moveWeights(record: usize, row: usize, weight: usize): void {
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
