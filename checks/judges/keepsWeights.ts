import {
  EXCHANGES,
  exchangeIn,
  learningRateOf,
  placeWeights,
  TRIAL,
  trialLoader,
  WEIGHTS,
} from '../probes/inputs/keptWeights';
import { smallDataset } from '../probes/inputs/smallDataset';
import { type ObservedTrial, type ObservedTrials, TRIALS, type TrialName } from '../probes/keepsWeights';
import type { Verdict } from '../Verdict';
import { formatNumber } from './shared/formatNumber';
import { ReferenceModel } from './shared/ReferenceModel';
import { unusable } from './shared/unusable';

const tasks: Record<TrialName, string> = {
  'no slope': 'a loss without slope: the weights stay',
  'a slope': 'the negative log-likelihood: they move',
  'one weight, one bit': 'a loss that moves one weight to the next float32 number',
  'biases only': 'a loss that moves the biases alone',
  'there and back': 'a weight goes there and comes back, for another the slope is too small: they stay',
  'the same loss each time': 'a loss that is 1 each time, and yet has a slope',
};
const stays: TrialName[] = ['no slope', 'there and back'];
const ORDERS = 4; // an answer may look through the loader first: each time it shuffles anew

/** Compares what the reader's function returns, and the weights after it, with one step of gradient descent for each minibatch, in float64. */
export function judgeKeepsWeights(observed: ObservedTrials, seed: number): Verdict[] {
  const trials = Array.isArray(observed?.trials) ? observed.trials : [];
  const answered = trials.filter((trial) => typeof Object(trial?.outcome).value === 'boolean');
  const turned =
    answered.length === TRIALS.length && answered.every(({ outcome, moved }) => Object(outcome).value === moved);
  const trains = trials.some((trial) => trial?.name === 'a slope' && trial.moved);
  const sees = answered.some(({ moved, outcome }) => moved && Object(outcome).value === false);
  const missesExchanges = Object.keys(EXCHANGES).every((name) =>
    answered.some((trial) => trial.name === name && trial.moved && Object(trial.outcome).value === true),
  );
  return TRIALS.map((name) => {
    const trial = trials.find((one) => one?.name === name) ?? trials.find((one) => one?.outcome?.kind === 'missing');
    return judgeTrial(name, trial, { trains, turned, sees, missesExchanges, seed });
  });
}

/**
 * `trains`: some trial moved the weights; `turned`: each time it says the opposite; `sees`: at least once it sees that some moved;
 * `missesExchanges`: it says that all stayed where two numbers exchanged their values.
 */
function judgeTrial(
  name: TrialName,
  trial: ObservedTrial | undefined,
  {
    trains,
    turned,
    sees,
    missesExchanges,
    seed,
  }: { trains: boolean; turned: boolean; sees: boolean; missesExchanges: boolean; seed: number },
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
  const next = turned ? opposite : trial.moved && !sees ? blind : adviceOnTalk(name, missesExchanges);
  return { task, voice: 'almost', seen, next };
}

const blind =
  'Some moved in several trials, and it never says so. Is the copy taken before the steps a copy, or the same tensor again? Or is a sum compared? It stays the same where the gradients of all classes add up to 0. Compare every value with its own from before, with `===`.';
const opposite = 'Each time it says the opposite: true is asked for where every number is as before.';

function adviceWhereAllStays({ name, moved }: ObservedTrial, trains: boolean): string | undefined {
  if (moved) {
    return name === 'no slope'
      ? 'The given loss has no slope, and yet weights move: what else is in your step, another loss, a decay of the weights?'
      : 'In the first minibatch a weight goes up, in the last it comes back; for another a step is too small to change a bit. And yet weights moved: is there one step for each minibatch, without the gradient of the one before, and as long as the learning rate says?';
  }
  if (!trains) {
    return 'That is so, but they stay with the negative log-likelihood, too: weights that nobody moves prove nothing. Train on every minibatch, one step each.';
  }
  return undefined;
}

/** Advice for parameters that differ from those after three steps. */
function adviceOnMoves(trial: ObservedTrial, seed: number): string | undefined {
  if (!trial.moved && trial.outcome.kind === 'returned' && trial.outcome.value === false) {
    return 'Some moved, it says, and yet all are where they began. Are they put back afterwards, or is no step taken with the optimizer? The model is to stay trained.';
  }
  if (!trial.moved) {
    return 'This loss has a slope. Which loss does your step differentiate, by which parameters, and is a step taken for every minibatch of the loader?';
  }
  const { own, start, right } = courseOf(trial, seed, 0);
  const orders = trial.name === 'a slope' ? ORDERS : 1;
  for (let epoch = 0; epoch < orders; epoch++) if (leadsThere(courseOf(trial, seed, epoch))) return undefined;
  const [moves, wanted] = [own, right].map((values) => values.map((value, i) => value - start[i]));
  const ratio = moves.reduce((sum, move, i) => sum + move * wanted[i], 0) / wanted.reduce((sum, x) => sum + x * x, 0);
  const isTimes = (factor: number) =>
    moves.every((move, i) => Math.abs(move - factor * wanted[i]) <= 1e-3 * Math.max(...wanted.map(Math.abs)));
  const rate = ratio * learningRateOf(seed);
  if (isTimes(2)) {
    return 'They move twice as far as one step for each minibatch leads. Is each step taken twice, are there two epochs, or does the gradient of the minibatch before stay? `backward` adds to the gradient that is there.';
  }
  if (isTimes(ratio)) {
    return `They move ${formatNumber(ratio)} times as far as they should, as with a learning rate of ${formatNumber(rate)}. The optimizer’s is ${learningRateOf(seed)}.`;
  }
  return `They move, but not where one step for each minibatch leads: ${formatNumber(ratio)} times as far along that way. Does each step begin without the gradient of the one before, and is there one for each minibatch of the given loader, with the given loss and the given optimizer?`;
}

interface Course {
  own: number[];
  start: number[];
  right: number[];
}

/** Whether parameters moved to the right values, within the rounding of float32. A single exact step leads there bit for bit. */
function leadsThere({ own, start, right }: Course): boolean {
  const far = Math.max(...right.map((value, i) => Math.abs(value - start[i])));
  return right.every((value, i) => Math.abs(own[i] - value) <= 0.02 * far);
}

/** The parameters that the trial moves: their values after it, before it, and the right ones, in the order of an epoch. */
function courseOf({ name, after, draw }: ObservedTrial, seed: number, epoch: number): Course {
  const model = new ReferenceModel(seed);
  placeWeights(model.weight);
  const bias = [after?.bias].flat().map(Number);
  const chosen = [after?.chosen].flat().map(Number);
  if (name === 'one weight, one bit') {
    const { start, move } = WEIGHTS.tiny;
    return { own: chosen.slice(0, 1), start: [start], right: [start + move] };
  }
  if (name === 'biases only' || name === 'the same loss each time') {
    const values = model[EXCHANGES[name].part];
    const { places } = exchangeIn(values, seed, draw);
    const [first, second] = places.map((place) => values[place]);
    if (EXCHANGES[name].part === 'weight') {
      const still = Array.from(model.bias);
      return { own: [...bias, ...chosen], start: [...still, first, second], right: [...still, second, first] };
    }
    const right = Array.from(values, (value, place) => [value, second, first][places.indexOf(place) + 1]);
    return { own: bias, start: Array.from(values), right };
  }
  const own = [...bias, ...[after?.weight].flat().map(Number)];
  return { own, start: model.watched(), right: trained(seed, epoch) };
}

/** The watched parameters after one epoch of training with the negative log-likelihood. */
function trained(seed: number, epoch: number): number[] {
  const model = new ReferenceModel(seed);
  const dataset = smallDataset('train', TRIAL.pictures, seed);
  const order = Array.from(trialLoader(seed).order(epoch));
  for (let first = 0; first < order.length; first += TRIAL.batchSize) {
    model.descend(model.gradient(dataset, order.slice(first, first + TRIAL.batchSize)), learningRateOf(seed));
  }
  return model.watched();
}

function adviceOnTalk(name: TrialName, missesExchanges: boolean): string {
  switch (name) {
    case 'no slope':
      return 'Nothing moved. What do you compare with what? The loss differs from minibatch to minibatch, whatever the weights do.';
    case 'there and back':
      return 'There is a gradient, and yet nothing moved in the end: one weight goes up and comes back, for another the step is too small for a float32. Compare the weights after the last step with those before the first.';
    case 'one weight, one bit':
      return 'One weight of 7,840 moved, in the first step, to the next float32 number. Does a sum, a tolerance, a few digits or a part of the weights hide that, or is the copy taken too late? Compare every value with its own from before the first step, with `===`.';
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
