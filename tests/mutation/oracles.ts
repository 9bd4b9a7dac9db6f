import * as checks from '#checks';
import { tf } from '#lib';
import type { Json } from '../../checks/probes/Json';
import type { Answer } from './Answer';
import { decides, findsMeans, picksLogits, runsGrid } from './oracles/judgements';
import { logSoftmaxOf, lossOf } from './oracles/losses';
import { evaluates, fits, keeps, runsAlone, steps } from './oracles/trainings';

/** A task: its check, and an account of what an answer does on random valid inputs, which knows nothing of the check. */
export interface Task {
  // biome-ignore lint/suspicious/noExplicitAny: each check has an answer of its own type
  check: checks.Check<any, any>;
  behaviour(answer: Answer, seed: number): Promise<unknown>;
}

/** By the folders of tests/answers. */
export const tasks: Record<string, Task> = {
  'accuracy-loss': { check: checks.accuracyLossCheck, behaviour: lossOf({ gradient: false }) },
  'broken-logits': { check: checks.brokenLogitsCheck, behaviour: picksLogits },
  decide: { check: checks.decideCheck, behaviour: decides },
  'evaluate-model': { check: checks.evaluateModelCheck, behaviour: evaluates },
  'expected-loss': { check: checks.expectedLossCheck, behaviour: lossOf({ gradient: true }) },
  experiment: { check: checks.experimentCheck, behaviour: runsGrid },
  fit: { check: checks.fitCheck, behaviour: fits },
  'keeps-weights': { check: checks.keepsWeightsCheck, behaviour: keeps },
  'log-softmax': { check: checks.logSoftmaxCheck, behaviour: logSoftmaxOf },
  'nll-loss': { check: checks.nllLossCheck, behaviour: lossOf({ gradient: true, ruledOut: true }) },
  'own-run': { check: checks.ownRunCheck, behaviour: runsAlone },
  'seed-means': { check: checks.seedMeansCheck, behaviour: findsMeans },
  'stepped-loss': { check: checks.steppedLossCheck, behaviour: lossOf({ gradient: true, sure: true }) },
  'training-step': { check: checks.trainingStepCheck, behaviour: steps },
};

/** What the answer does on one random input, as numbers; what it throws is part of it. */
export async function behaviourOf(task: Task, answer: Answer, seed: number): Promise<unknown> {
  try {
    return await task.behaviour(answer, seed);
  } catch (error) {
    return { threw: error instanceof Error ? error.name : typeof error };
  } finally {
    const { state } = tf.engine();
    state.activeTape = null as never;
    state.gradientDepth = 0;
  }
}

/** Whether two accounts agree, numbers to float32's rounding. */
export function same(a: unknown, b: unknown, tolerance = 2e-5): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Object.is(a + 0, b + 0) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => same((a as Json[])[key as never], (b as Json[])[key as never], tolerance))
  );
}
