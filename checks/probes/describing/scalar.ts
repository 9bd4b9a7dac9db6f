import { tf } from '#lib';
import type { Json } from '../Json';
import { describeOther } from './describeOther';
import { type JsonNumber, toJson } from './matrix';

/** A number that a reader's function returned, as a scalar tensor or a plain number, or what it returned instead. */
export type ObservedScalar =
  | { kind: 'scalar'; type: 'tensor' | 'number'; value: JsonNumber }
  | { kind: 'other'; type: string };

/**
 * Describes a scalar tensor or a number as JSON.
 *
 * @example
 * describeScalar(-Infinity); // { kind: 'scalar', type: 'number', value: '-Infinity' }
 */
export function describeScalar(result: unknown): ObservedScalar {
  if (typeof result === 'number') return { kind: 'scalar', type: 'number', value: toJson(result) };
  if (result instanceof tf.Tensor) {
    if (result.isDisposed) return { kind: 'other', type: 'a disposed tensor' };
    if (result.rank !== 0) return { kind: 'other', type: `a tensor of shape [${result.shape.join(', ')}]` };
    return { kind: 'scalar', type: 'tensor', value: toJson(result.dataSync()[0]) };
  }
  return describeOther(result);
}

/** Whether JSON from a sandbox really is an observed scalar. */
export function isScalar(value: Json | undefined): value is Extract<ObservedScalar, { kind: 'scalar' }> {
  const scalar = value as { kind?: unknown; value?: unknown } | null | undefined;
  return scalar?.kind === 'scalar' && (typeof scalar.value === 'number' || typeof scalar.value === 'string');
}
