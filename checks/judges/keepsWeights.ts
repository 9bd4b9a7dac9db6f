import { smallDataset } from '../probes/inputs/smallDataset';
import { type ObservedTrial, type ObservedTrials, TRIAL, type TrialName } from '../probes/keepsWeights';
import type { Verdict } from '../Verdict';
import { ReferenceModel } from './shared/ReferenceModel';
import { unusable } from './shared/unusable';

const tasks: Record<TrialName, string> = {
  'no slope': 'a loss without slope: the weights stay',
  'a slope': 'the negative log-likelihood: they move',
  'one weight, one bit': 'a loss that moves one weight by a hair',
  'biases only': 'a loss that moves the biases alone',
};
const MINIBATCHES = 3;

/** Holds what the reader's function says against whether weights really moved. */
export function judgeKeepsWeights(observed: ObservedTrials, seed: number): Verdict[] {
  const trials = Array.isArray(observed?.trials) ? observed.trials : [];
  return (Object.keys(tasks) as TrialName[]).map((name) => {
    const trial = trials.find((one) => one?.name === name) ?? trials.find((one) => one?.outcome?.kind === 'missing');
    return judgeTrial(name, trial, seed);
  });
}

function judgeTrial(name: TrialName, trial: ObservedTrial | undefined, seed: number): Verdict {
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
  if (name === 'a slope' && trial.moved && !value && !arrived(trial, seed)) {
    const next = 'Does each step begin without the gradient of the one before? `backward` adds to what is there.';
    return { task, voice: 'almost', seen: 'they move, but not where three steps of descent lead', next };
  }
  if (value === expected && trial.moved !== expected) {
    return { task, voice: 'correct', seen: `${MINIBATCHES} steps, ${really}, and it says so`, next: '' };
  }
  return { task, voice: 'almost', seen: `it says ${value}; ${really}`, next: adviceFor(name, trial.moved) };
}

/** Whether the weights are where the same steps lead in float64. */
function arrived({ after }: ObservedTrial, seed: number): boolean {
  const model = new ReferenceModel(seed);
  const dataset = smallDataset('train', TRIAL.pictures, seed);
  for (let start = 0; start < TRIAL.pictures; start += TRIAL.batchSize) {
    const length = Math.min(TRIAL.batchSize, TRIAL.pictures - start);
    const indices = Array.from({ length }, (_, i) => start + i);
    model.descend(model.gradient(dataset, indices), TRIAL.learningRate);
  }
  const own = [after?.bias, after?.weight].flat().map(Number);
  return model.watched().every((value, i) => Math.abs(own[i] - value) < 2e-5);
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
