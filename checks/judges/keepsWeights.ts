import { smallDataset } from '../probes/inputs/smallDataset';
import {
  EXCHANGES,
  exchangeIn,
  type ObservedTrial,
  type ObservedTrials,
  ONE,
  SLOPES,
  TRIAL,
  TRIALS,
  type TrialName,
} from '../probes/keepsWeights';
import type { Verdict } from '../Verdict';
import { counted } from './shared/counted';
import { formatNumber } from './shared/formatNumber';
import { ReferenceModel } from './shared/ReferenceModel';
import { unusable } from './shared/unusable';

const tasks: Record<TrialName, string> = {
  'no slope': 'a loss without slope: the weights stay',
  'a slope': 'the negative log-likelihood: they move',
  'one weight, one bit': 'a loss that moves one weight by a hair',
  'biases only': 'a loss that moves the biases alone',
  'a slope too small': 'a slope too small to change a float32: they stay',
  'the same loss each time': 'a loss that is 1 each time, and yet has a slope',
};
const STEPS = 3; // one for each minibatch
const stays: TrialName[] = ['no slope', 'a slope too small'];

/** Compares what the reader's function returns, and the weights after it, with three steps of gradient descent in float64. */
export function judgeKeepsWeights(observed: ObservedTrials, seed: number): Verdict[] {
  const trials = Array.isArray(observed?.trials) ? observed.trials : [];
  const answered = trials.filter((trial) => typeof Object(trial?.outcome).value === 'boolean');
  const turned =
    answered.length === TRIALS.length && answered.every(({ outcome, moved }) => Object(outcome).value === moved);
  const trains = trials.some((trial) => trial?.name === 'a slope' && trial.moved);
  const missesExchanges = Object.keys(EXCHANGES).every((name) =>
    answered.some((trial) => trial.name === name && trial.moved && Object(trial.outcome).value === true),
  );
  return TRIALS.map((name) => {
    const trial = trials.find((one) => one?.name === name) ?? trials.find((one) => one?.outcome?.kind === 'missing');
    return judgeTrial(name, trial, { trains, turned, missesExchanges, seed });
  });
}

/**
 * `trains`: some trial moved the weights; `turned`: each time it says the opposite; `missesExchanges`: it says that all stayed where
 * two numbers exchanged their values.
 */
function judgeTrial(
  name: TrialName,
  trial: ObservedTrial | undefined,
  {
    trains,
    turned,
    missesExchanges,
    seed,
  }: { trains: boolean; turned: boolean; missesExchanges: boolean; seed: number },
): Verdict {
  const task = tasks[name];
  if (trial?.outcome?.kind !== 'returned') return unusable(task, trial?.outcome, { input: name });
  const { value } = trial.outcome;
  if (typeof value !== 'boolean') {
    const next = 'Return true where every bit is what it was, otherwise false.';
    return { task, voice: 'not yet', seen: `it returns ${value}`, next };
  }
  const wrong = stays.includes(name) ? adviceWhereAllStays(trial, trains) : adviceOnMoves(trial, seed);
  const seen = `it says ${value}; ${trial.moved ? 'some moved' : 'none moved'}`;
  if (wrong) return { task, voice: 'almost', seen, next: wrong };
  if (value !== trial.moved) {
    return { task, voice: 'correct', seen: `${trial.moved ? 'some moved' : 'none moved'}, and it says so`, next: '' };
  }
  return { task, voice: 'almost', seen, next: turned ? opposite : adviceOnTalk(name, missesExchanges) };
}

const opposite = 'Each time it says the opposite: true is asked for where every number is as before.';

function adviceWhereAllStays({ name, moved }: ObservedTrial, trains: boolean): string | undefined {
  if (moved) {
    return name === 'no slope'
      ? 'The given loss has no slope, and yet weights move: what else is in your step, another loss, a decay of the weights?'
      : 'A slope of 1e-13 changes no float32 by a bit, and yet weights move: is the step longer than the learning rate says?';
  }
  if (!trains) {
    return 'That is so, but they stay with the negative log-likelihood, too: weights that nobody moves prove nothing. Train on every minibatch, one step each.';
  }
  return undefined;
}

/** Advice for parameters that differ from those after three steps. */
function adviceOnMoves(trial: ObservedTrial, seed: number): string | undefined {
  if (!trial.moved && trial.outcome.kind === 'returned' && trial.outcome.value === false) {
    return 'Some moved, it says, and yet all are where they began. Are they put back afterwards? The model is to stay trained.';
  }
  if (!trial.moved) {
    return 'This loss has a slope. Which loss does your step differentiate, by which parameters, and is a step taken for every minibatch of the loader?';
  }
  const { own, start, right } = coursesOf(trial, seed);
  const [moves, wanted] = [own, right].map((values) => values.map((value, i) => value - start[i]));
  const allowed = 0.02 * Math.max(...wanted.map(Math.abs)) + 6e-9;
  if (wanted.every((move, i) => Math.abs(moves[i] - move) <= allowed)) return undefined;
  const ratio = moves.reduce((sum, move, i) => sum + move * wanted[i], 0) / wanted.reduce((sum, x) => sum + x * x, 0);
  const steps = Math.round(ratio * STEPS);
  const constant = trial.name === 'one weight, one bit';
  if (constant && steps > 0 && steps < STEPS) {
    return `They move as far as ${counted(steps, 'step leads', 'steps lead')}, for ${STEPS} minibatches. Train on every minibatch of the loader, one step each.`;
  }
  if (constant && steps === 6) {
    return 'They move twice as far as three steps lead. Is each step taken twice? Or do slopes pile up, 1 + 2 + 3 of them instead of 1 + 1 + 1? `backward` adds to the gradient that is there.';
  }
  return `They move, but not where three steps of descent lead: ${formatNumber(ratio)} times as far along that way. Does each step begin without the gradient of the one before, and is there one step for each minibatch, with the loss that is given?`;
}

/** The parameters that the trial moves: their values after it, before it, and the right ones. */
function coursesOf({ name, after, draw }: ObservedTrial, seed: number): Record<'own' | 'start' | 'right', number[]> {
  const model = new ReferenceModel(seed);
  const bias = [after?.bias].flat().map(Number);
  const chosen = [after?.chosen].flat().map(Number);
  if (name === 'one weight, one bit') {
    const start = model.weight[ONE];
    return { own: [chosen[0]], start: [start], right: [start - STEPS * TRIAL.learningRate * SLOPES.oneWeight] };
  }
  if (name === 'biases only' || name === 'the same loss each time') {
    const { part } = EXCHANGES[name];
    const values = model[part];
    const { places } = exchangeIn(name, values, seed, draw);
    const [first, second] = places.map((place) => values[place]);
    if (part === 'weight') {
      const still = Array.from(model.bias);
      return { own: [...bias, ...chosen], start: [...still, first, second], right: [...still, second, first] };
    }
    const right = Array.from(values, (value, place) => [value, second, first][places.indexOf(place) + 1]);
    return { own: bias, start: Array.from(values), right };
  }
  const start = model.watched();
  const dataset = smallDataset('train', TRIAL.pictures, seed);
  for (let first = 0; first < TRIAL.pictures; first += TRIAL.batchSize) {
    const length = Math.min(TRIAL.batchSize, TRIAL.pictures - first);
    const indices = Array.from({ length }, (_, i) => first + i);
    model.descend(model.gradient(dataset, indices), TRIAL.learningRate);
  }
  return { own: [...bias, ...[after?.weight].flat().map(Number)], start, right: model.watched() };
}

function adviceOnTalk(name: TrialName, missesExchanges: boolean): string {
  switch (name) {
    case 'no slope':
      return 'Nothing moved. What do you compare with what? The loss differs from minibatch to minibatch, whatever the weights do.';
    case 'a slope too small':
      return 'There is a gradient, and yet nothing moved: w − 0.1 · 1e-14 is w. Compare the weights themselves.';
    case 'one weight, one bit':
      return 'One weight of 7,840 moved, by 3e-7. Does a sum, a tolerance or a part of the weights hide that? Compare every value with `===`.';
    case 'biases only':
      return missesExchanges
        ? 'Two biases exchanged their values, so their sum is what it was. Compare every value with its own from before, with `===`.'
        : 'In the last minibatch two biases exchanged their values. The biases are parameters, too: compare each after the last step with its own value from before the first, no sum.';
    case 'the same loss each time':
      return missesExchanges
        ? 'Two weights exchanged their values, so their sum is what it was, and the loss is the same each time. Compare the parameters themselves, each with its own value from before.'
        : 'Two weights exchanged their values before the last minibatch, and the loss is the same each time. Compare the parameters themselves, each after the last step with its own value from before the first, no sum.';
    default:
      return 'They moved. Is the copy taken before the steps a copy, or the same tensor again?';
  }
}
