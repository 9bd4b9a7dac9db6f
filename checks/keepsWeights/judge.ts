import { unusable } from '../unusable';
import type { Verdict } from '../Verdict';
import type { ObservedTrial, ObservedTrials, TrialName } from './probe';

const tasks: Record<TrialName, string> = {
  'no slope': 'a loss without slope: the weights stay',
  'a slope': 'the negative log-likelihood: they move',
  'one weight, one bit': 'a loss that moves one weight by a hair',
  'biases only': 'a loss that moves the biases alone',
};
const MINIBATCHES = 3;

/** Holds what the reader's function says against whether weights really moved. */
export function judgeKeepsWeights(observed: ObservedTrials): Verdict[] {
  const trials = Array.isArray(observed?.trials) ? observed.trials : [];
  return (Object.keys(tasks) as TrialName[]).map((name) => {
    const trial = trials.find((one) => one?.name === name) ?? trials.find((one) => one?.outcome?.kind === 'missing');
    return judgeTrial(name, trial);
  });
}

function judgeTrial(name: TrialName, trial: ObservedTrial | undefined): Verdict {
  const task = tasks[name];
  if (trial?.outcome?.kind !== 'returned') return unusable(task, trial?.outcome, { input: name });
  const { value } = trial.outcome;
  if (typeof value !== 'boolean') {
    return {
      task,
      voice: 'not yet',
      seen: `it returns ${value}`,
      next: 'Return true where every bit is what it was, otherwise false.',
    };
  }
  if (trial.steps !== MINIBATCHES) {
    const seen = `${trial.steps} steps for ${MINIBATCHES} minibatches`;
    return {
      task,
      voice: 'almost',
      seen,
      next: 'Train on every minibatch of the loader, one step each; weights that nobody moves prove nothing.',
    };
  }
  const expected = name === 'no slope';
  const really = trial.moved ? 'some moved' : 'none moved';
  if (value === expected && trial.moved !== expected) {
    return { task, voice: 'correct', seen: `${MINIBATCHES} steps, ${really}, and it says so`, next: '' };
  }
  return { task, voice: 'almost', seen: `it says ${value}; ${really}`, next: adviceFor(name, trial.moved) };
}

function adviceFor(name: TrialName, moved: boolean): string {
  if (name === 'no slope' && moved)
    return 'The given loss has no slope, and yet weights move: is another loss in your step?';
  if (name === 'no slope') return 'Nothing moved. What do you compare with what?';
  if (!moved) return 'This loss has a slope. Which loss does your step differentiate, and by which parameters?';
  if (name === 'one weight, one bit')
    return 'A sum or a tolerance hides one weight’s move. Compare every value with `===`.';
  if (name === 'biases only') return 'The biases are parameters, too.';
  return 'They moved. Is the copy taken before the steps a copy, or the same tensor again?';
}
