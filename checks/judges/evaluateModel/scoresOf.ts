import type { ObservedScores } from '../../probes/describing/describeScores';
import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import type { ObservedEvaluation } from '../../probes/evaluateModel';

export type Name = 'accuracy' | 'loss';
export type Pair = Record<Name, number>;

/** Loss and accuracy that an evaluation returned; null if they are not both numbers. */
export function scoresOf(observed: ObservedEvaluation | null | undefined): Pair | null {
  const scores = observed?.outcome?.kind === 'returned' ? observed.outcome.value : null;
  if (!scores || !isNumber(scores.loss) || !isNumber(scores.accuracy)) return null;
  return { loss: number(scores.loss), accuracy: number(scores.accuracy) };
}

export function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

function number(value: ObservedScores[string]): number {
  return fromJson(value as JsonNumber);
}
