import type { Json } from './Json';

/** The half of a check that runs beside the answer. It calls the answer on inputs drawn from `seed` and records what happened. */
export interface Probe<Answer, Observed extends Json = Json> {
  /** The task's name, as the report shows it. */
  name: string;
  probe(answer: Answer, seed: number): Promise<Observed>;
}

export function probeOf<Answer, Observed extends Json>(
  name: string,
  probe: (answer: Answer, seed: number) => Promise<Observed>,
): Probe<Answer, Observed> {
  return Object.freeze({ name, probe });
}
