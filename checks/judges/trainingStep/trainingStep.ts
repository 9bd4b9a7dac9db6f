import { smallDataset } from '../../probes/inputs/smallDataset';
import {
  BATCHES,
  LEARNING_RATE,
  type ObservedStep,
  type ObservedTrainingStep,
  PICTURES,
  TINY_RATE,
} from '../../probes/trainingStep';
import { later, type Verdict } from '../../Verdict';
import { formatNumber } from '../shared/formatNumber';
import { ReferenceModel, watchedOf } from '../shared/ReferenceModel';
import { refuseShortcut } from '../shared/refuseShortcut';
import { unusable } from '../shared/unusable';
import { adviceWhenStill } from './adviceWhenStill';
import { judgeScores } from './judgeScores';

const tasks = {
  first: 'the first step',
  second: 'the second step, on another minibatch',
  same: 'twice the same minibatch, at a tiny rate',
  scores: 'loss and accuracy that it returns',
  memory: 'memory',
};
const waiting = 'once the first step is right';

/** Holds two steps against the gradient derived by hand, in float64. */
export function judgeTrainingStep(observed: ObservedTrainingStep, seed: number): Verdict[] {
  const [different, same] = [observed?.different, observed?.same].map((steps) => (Array.isArray(steps) ? steps : []));
  const failed =
    different.find((step) => step?.outcome?.kind !== 'returned') ?? (different.length < 2 ? {} : undefined);
  if (failed) return Object.values(tasks).map((task) => notUsable(task, failed as Partial<ObservedStep>));

  const refused = refuseShortcut(Object.values(tasks), observed.used, { iterateBatch: '`iterateBatch` of lib' });
  if (refused) return refused;
  const dataset = smallDataset('train', PICTURES, seed);
  const [firstBatch, secondBatch] = batches();
  const model = new ReferenceModel(seed);
  const start = model.watched();
  const firstGradient = model.gradient(dataset, firstBatch);
  const before = [model.score(dataset, firstBatch)];
  const first = judgeFirst(different[0], start, watchedOf(firstGradient));
  model.descend(firstGradient, LEARNING_RATE);
  const afterFirst = [model.score(dataset, firstBatch), model.score(dataset, secondBatch)];
  before.push(afterFirst[1]);
  const secondGradient = watchedOf(model.gradient(dataset, secondBatch));

  const moved = first.voice === 'correct';
  return [
    first,
    moved ? judgeSecond(different, watchedOf(firstGradient), secondGradient) : later(tasks.second, waiting),
    moved && same.length === 2 ? judgeSame(same, start) : later(tasks.same, waiting),
    judgeScores(tasks.scores, different, before, { after: afterFirst[0].loss, pictures: firstBatch.length }),
    moved ? judgeMemory(different) : later(tasks.memory, waiting),
  ];
}

function notUsable(task: string, { outcome }: Partial<ObservedStep>): Verdict {
  const advice =
    outcome?.kind === 'threw' && /connection between any variable/.test(outcome.message)
      ? 'The tape records only inside the function that `backward` gets: the forward pass and the loss belong inside it.'
      : undefined;
  return unusable(task, outcome, { input: `a minibatch of ${BATCHES[0]} pictures`, advice });
}

function judgeFirst(step: ObservedStep, start: number[], gradient: number[]): Verdict {
  const task = tasks.first;
  const [moves, wanted] = [difference(valuesOf(step), start), gradient.map((slope) => -LEARNING_RATE * slope)];
  if (close(moves, wanted)) return { task, voice: 'correct', seen: 'weights and biases move as they should', next: '' };
  const ratio = projection(moves, wanted);
  const seen = `the weights move ${ratio.toFixed(3)} times as far as they should`;
  if (moves.every((move) => move === 0)) {
    return { task, voice: 'almost', seen: 'the weights do not move', next: adviceWhenStill(step.events) };
  }
  const next = whole(moves, wanted, ratio) ? adviceForRatio(ratio) : adviceForParts(moves, wanted);
  return { task, voice: 'almost', seen, next };
}

function adviceForRatio(ratio: number): string {
  if (ratio < 0)
    return 'They go uphill: the loss rises. Where does the minus sign of the descent, or of the loss, get lost?';
  if (Math.abs(ratio - BATCHES[0]) < 0.01) {
    return 'That is the number of pictures: the loss is a sum where a mean is needed, so the step grows with the minibatch.';
  }
  if (Math.abs(ratio - 2) < 0.01)
    return 'Twice: is `step` called two times, or `backward`, which adds to the gradient?';
  return 'The direction is right, the length is not. What multiplies the gradient besides the learning rate?';
}

function adviceForParts(moves: number[], wanted: number[]): string {
  const still = (part: number[]) => part.every((move) => move === 0);
  if (still(moves.slice(0, 10)) && close(moves.slice(10), wanted.slice(10))) {
    return 'The biases stay where they are: `backward` needs all of `model.parameters`.';
  }
  if (still(moves.slice(10)) && close(moves.slice(0, 10), wanted.slice(0, 10))) {
    return 'The weights stay where they are, only the biases move: `backward` needs all of `model.parameters`.';
  }
  return 'The direction differs from the gradient of the mean negative log-likelihood. Which loss do you differentiate, with which labels?';
}

function judgeSecond(steps: ObservedStep[], firstGradient: number[], secondGradient: number[]): Verdict {
  const task = tasks.second;
  const moves = difference(valuesOf(steps[1]), valuesOf(steps[0]));
  const wanted = secondGradient.map((slope) => -LEARNING_RATE * slope);
  if (close(moves, wanted)) return { task, voice: 'correct', seen: 'moves by the new gradient alone', next: '' };
  const stale = firstGradient.map((slope, i) => wanted[i] - LEARNING_RATE * slope);
  if (close(moves, stale)) {
    return {
      task,
      voice: 'almost',
      seen: 'it moves by the sum of both minibatches’ gradients',
      next: '`backward` adds to what is there. What must be forgotten, and when?',
    };
  }
  const next = 'The first step was right. What does it leave behind that the second one meets?';
  return { task, voice: 'almost', seen: 'it moves otherwise than by its own gradient', next };
}

function judgeSame(steps: ObservedStep[], start: number[]): Verdict {
  const task = tasks.same;
  const [first, second] = [difference(valuesOf(steps[0]), start), difference(valuesOf(steps[1]), valuesOf(steps[0]))];
  const ratio = projection(second, first);
  const seen = `at learning rate ${TINY_RATE} the second update is ${ratio.toFixed(3)} times the first`;
  if (Math.abs(ratio - 1) < 0.02) return { task, voice: 'correct', seen, next: '' };
  const next = 'The weights hardly moved in between, so the gradient is nearly the same, and so should be the update.';
  return { task, voice: 'almost', seen, next };
}

function judgeMemory([first, second]: ObservedStep[]): Verdict {
  const left = second.tensors - first.tensors;
  if (!(left > 0)) return { task: tasks.memory, voice: 'correct', seen: 'a step leaves no tensor behind', next: '' };
  const next = 'Over an epoch that adds up. Put the step into `tf.tidy`.';
  return { task: tasks.memory, voice: 'note', seen: `a step leaves ${formatNumber(left)} tensors behind`, next };
}

function batches(): number[][] {
  let next = 0;
  return BATCHES.map((size) => Array.from({ length: size }, () => next++));
}

function valuesOf({ after }: ObservedStep): number[] {
  return [after?.bias, after?.weight].flat().map(Number);
}

function difference(a: number[], b: number[]): number[] {
  return b.map((value, i) => a[i] - value);
}

function projection(a: number[], b: number[]): number {
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  return dot(a, b) / dot(b, b);
}

function whole(moves: number[], wanted: number[], ratio: number): boolean {
  return close(
    moves,
    wanted.map((move) => ratio * move),
    Math.abs(ratio),
  );
}

/** To float32 rounding of weights that are below 1/28. */
function close(moves: number[], wanted: number[], scale = 1): boolean {
  return (
    moves.length === wanted.length && moves.every((move, i) => Math.abs(move - wanted[i]) <= 2e-6 * Math.max(1, scale))
  );
}
