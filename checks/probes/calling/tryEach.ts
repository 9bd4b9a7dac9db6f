import type { Outcome } from './callAnswer';
import { TimeLimit } from './timeLimit';

const LONGEST = 6; // seconds of processor time; then no further input is tried

/** After these outcomes further inputs tell nothing new, and each hang would take its whole limit. */
const hopeless = new Set<Outcome['kind']>(['missing', 'nothing', 'hung']);

/** Observes an answer on one input after the other. It stops when an outcome is hopeless or the time is up. */
export async function tryEach<Input, Observed extends { outcome: Outcome }>(
  inputs: Input[],
  observe: (input: Input) => Promise<Observed>,
): Promise<Observed[]> {
  const limit = new TimeLimit(LONGEST);
  const seen: Observed[] = [];
  for (const input of inputs) {
    const one = await observe(input);
    seen.push(one);
    if (hopeless.has(one.outcome.kind) || limit.exceeded()) break;
  }
  return seen;
}
