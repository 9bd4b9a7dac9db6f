import type { Outcome } from './callAnswer';
import { TimeLimit } from './timeLimit';

/**
 * After two calls in a row that compute or wait longer than this, in seconds, no further input is tried. One alone may load or compile
 * something, or stand still on a busy machine. Whoever waits for a timer mostly waits for half a second or for a whole one, so the limit
 * lies between them.
 */
export const LONG_CALL = 0.8;

/** After these outcomes further inputs tell nothing new, and each hang would take its whole limit. */
const hopeless = new Set<Outcome['kind']>(['missing', 'nothing', 'hung']);

/** Observes an answer on one input after the other. It stops when an outcome is hopeless, or after two long calls. */
export async function tryEach<Input, Observed extends { outcome: Outcome }>(
  inputs: Input[],
  observe: (input: Input) => Promise<Observed>,
): Promise<Observed[]> {
  const seen: Observed[] = [];
  let wasLong = false;
  for (const input of inputs) {
    const limit = new TimeLimit(LONG_CALL);
    const one = await observe(input);
    seen.push(one);
    const isLong = limit.usedUp();
    if (hopeless.has(one.outcome.kind) || (isLong && wasLong)) break;
    wasLong = isLong;
  }
  return seen;
}
