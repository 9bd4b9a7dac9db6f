import type { Case } from '../../probes/inputs/logSoftmaxInputs';
import type { Matrix } from './formulas';

/** An input, the reader's numbers for it, and the right ones. */
export interface Seen {
  input: Case;
  own: Matrix;
  right: Matrix;
}

/** A few ulps of the row's largest value in float32, so that any order of additions passes. */
export function tolerance(logits: number[]): number {
  return 2e-5 + 4 * 2 ** -23 * Math.max(...logits.map(Math.abs));
}

export function agrees(row: number[], expected: number[], allowed: number): boolean {
  return row.every((number, k) => {
    if (!Number.isFinite(expected[k])) return Object.is(number, expected[k]);
    return Math.abs(number - expected[k]) <= allowed + 1e-6 * Math.abs(expected[k]);
  });
}

/** Whether the reader's numbers are those of `formula` on every input, within the rounding of float32. */
export function allAgree(seen: Seen[], formula: (one: Seen) => Matrix): boolean {
  return seen.every((one) => {
    const expected = formula(one);
    return one.own.every((row, i) => agrees(row, expected[i], 1e-3 + 2 * tolerance(one.input.logits[i])));
  });
}

/** The same with a small tolerance, for formulas whose numbers are close to the right ones. */
export function allClose(seen: Seen[], formula: (one: Seen) => Matrix): boolean {
  return seen.every((one) => {
    const expected = formula(one);
    return one.own.every((row, i) => agrees(row, expected[i], tolerance(one.input.logits[i])));
  });
}

/** Whether all rows are right. */
export function isRight({ input, own, right }: Seen): boolean {
  return own.every((row, i) => agrees(row, right[i], tolerance(input.logits[i])));
}
