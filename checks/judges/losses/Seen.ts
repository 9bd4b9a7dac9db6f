import type { LossCase } from '../../probes/inputs/lossInputs';

/** An input, the reader's number for it, and the right one. */
export interface Seen {
  input: LossCase;
  own: number;
  right: number;
}

/** Whether two numbers agree within the rounding of float32. */
export function close(own: number, right: number): boolean {
  if (!Number.isFinite(own) || !Number.isFinite(right)) return Object.is(own, right);
  return Math.abs(own - right) <= 1e-5 * Math.max(1, Math.abs(right));
}
