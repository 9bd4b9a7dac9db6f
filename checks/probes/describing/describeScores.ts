import { inspect } from 'node:util';
import { tf } from '#lib';
import { type JsonNumber, toJson } from './matrix';

/** Named numbers that a reader's code returned. A value that is no number is described. */
export type ObservedScores = { [name: string]: JsonNumber | { not: string } };

/**
 * Reads named numbers from an object.
 *
 * @example
 * describeScores({ loss: 0.5 }, ['loss', 'accuracy']); // { loss: 0.5, accuracy: { not: 'undefined' } }
 */
export function describeScores(result: unknown, names: readonly string[]): ObservedScores {
  const read = (name: string) =>
    typeof result === 'object' && result !== null ? Reflect.get(result, name) : undefined;
  return Object.fromEntries(names.map((name) => [name, describeNumber(read(name))]));
}

function describeNumber(value: unknown): JsonNumber | { not: string } {
  if (typeof value === 'number') return toJson(value);
  if (value instanceof tf.Tensor) return { not: `a tensor of shape [${value.shape.join(', ')}]` };
  return { not: inspect(value, { depth: 0 }).slice(0, 60) };
}
