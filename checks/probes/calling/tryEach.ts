import type { Outcome } from './callAnswer';
import { TimeLimit } from './timeLimit';

/**
 * After a call that computes or waits longer than this, in seconds, no further input is tried. The first call may be longer: it may load or
 * compile something. Whoever waits for a timer mostly waits for half a second or for a whole one, so the limit lies between them.
 */
export const LONGEST_CALL = 0.8;

/** After these outcomes further inputs tell nothing new, and each hang would take its whole limit. */
const hopeless = new Set<Outcome['kind']>(['missing', 'nothing', 'hung']);

/** Observes an answer on one input after the other. It stops when an outcome is hopeless, or after a call that is too long. */
export async function tryEach<Input, Observed extends { outcome: Outcome }>(
  inputs: Input[],
  observe: (input: Input) => Promise<Observed>,
): Promise<Observed[]> {
  const seen: Observed[] = [];
  for (const input of inputs) {
    const limit = new TimeLimit(LONGEST_CALL);
    const one = await observe(input);
    seen.push(one);
    if (hopeless.has(one.outcome.kind) || (seen.length > 1 && limit.usedUp())) break;
  }
  return seen;
}
