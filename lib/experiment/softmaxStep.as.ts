// @ts-nocheck AssemblyScript: `node lib/experiment/compile.mjs` checks it and makes softmaxStep.wasm of it
import { BIAS_AT, BIAS_STEP_AT, GROUPS, GROUPS_AT, LENGTH_AT, RECORD_BYTES, ROW_BYTES } from './layout';
import { differentiate, forgetCorrect, forward, moveWeights } from './onePicture.as';

export { correct } from './onePicture.as';

/*
 * Trains softmax regression with the gradient that lesson 3 derives, on pixels of one byte, four at a time.
 *
 * See layout.ts for the layout of pictures and models in memory. Both passes skip blank groups, which are two in five
 * in Fashion-MNIST: they loop over a list of the other groups, so the processor has no branch to predict.
 */

/** Never read. It uses the values that `touch` loads, else the compiler would remove the loads. */
export let touched: u32 = 0;

/** Writes into each of `count` pictures the list of its groups that are not blank. */
export function listGroups(records: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    let length: usize = 0;
    for (let group: usize = 0; group < <usize>GROUPS; group++) {
      store<u8>(records + GROUPS_AT + length, <u8>group); // overwritten by the next group if this one is blank
      length += usize(load<u32>(records + (group << 2)) !== 0);
    }
    store<u8>(records + LENGTH_AT, <u8>length);
    records += RECORD_BYTES;
  }
}

/**
 * An epoch of stochastic gradient descent: `model ← model − learningRate · ∇ mean loss`, minibatch by minibatch.
 *
 * @param order The records' indices, u32 `[count]`. Each `batchSize` of them are a minibatch; the last may be smaller.
 * @param rows Memory for float32 `[batchSize, 12]`.
 * @param losses Receives the mean loss of each minibatch, float32.
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
  forgetCorrect();
  for (let start: u32 = 0; start < count; start += batchSize) {
    const size = min(batchSize, count - start);
    const loss = step(records, order + ((<usize>start) << 2), size, learningRate, model, rows);
    store<f32>(losses, <f32>(loss / <f64>size));
    losses += 4;
  }
}

/** Returns the sum of the losses of `count` pictures. The weights and biases are not changed. */
export function evaluate(records: usize, count: u32, model: usize, row: usize): f64 {
  let loss: f64 = 0;
  forgetCorrect();
  for (let i: u32 = 0; i < count; i++) {
    forward(records, model, row);
    loss += <f64>differentiate(row, records, 0, model);
    records += RECORD_BYTES;
  }
  return loss;
}

/** Takes one training step on a minibatch. Returns the sum of its losses before the step. */
function step(records: usize, order: usize, size: u32, learningRate: f32, model: usize, rows: usize): f64 {
  const scale: f32 = -learningRate / <f32>size;
  let loss: f64 = 0;
  for (let c: usize = 0; c < <usize>ROW_BYTES; c += 4) store<f32>(model + BIAS_STEP_AT + c, 0);
  for (let i: u32 = 0; i < size; i++) {
    const record = records + <usize>load<u32>(order + ((<usize>i) << 2)) * RECORD_BYTES;
    const row = rows + <usize>i * ROW_BYTES;
    touch(record);
    forward(record, model, row);
    loss += <f64>differentiate(row, record, scale, model);
  }
  for (let i: u32 = 0; i < size; i++) {
    const record = records + <usize>load<u32>(order + ((<usize>i) << 2)) * RECORD_BYTES;
    moveWeights(record, rows + <usize>i * ROW_BYTES, model);
  }
  for (let c: usize = model + BIAS_AT; c < model + BIAS_AT + ROW_BYTES; c += 4) {
    store<f32>(c, load<f32>(c) + load<f32>(c + ROW_BYTES));
  }
  return loss;
}

/** In random order, each picture is read from main memory. This requests its 16 cache lines at once, not one by one. */
function touch(record: usize): void {
  let bits: u32 = 0;
  for (let line: usize = 0; line < <usize>RECORD_BYTES; line += 64) bits |= load<u8>(record + line);
  touched |= bits;
}
