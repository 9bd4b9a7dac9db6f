import { drawnSeed } from '../../probes/inputs/drawUntil';
import { BATCHES, LEARNING_RATE } from '../../probes/inputs/twoMinibatches';
import { type ObservedStep, type ObservedTrainingStep, TINY_RATE } from '../../probes/trainingStep';
import { later, type Verdict } from '../../Verdict';
import { counted } from '../shared/counted';
import { closeMoves, difference, explainMoves, projection } from '../shared/explainMoves';
import { refuseShortcut } from '../shared/refuseShortcut';
import { unusable } from '../shared/unusable';
import { adviceWhenStill } from './adviceWhenStill';
import { judgeScores } from './judgeScores';
import { type RightSteps, rightSteps } from './rightSteps';

const tasks = {
  first: 'the first step',
  second: 'the second step, on another minibatch',
  same: 'twice the same minibatch, at a tiny rate',
  scores: 'loss and accuracy that it returns',
  memory: 'memory',
};
const waiting = 'once the first step is right';

/** Compares two steps with the gradient of lesson 3, in float64. */
export function judgeTrainingStep(observed: ObservedTrainingStep, seed: number): Verdict[] {
  const [different, same] = [observed?.different, observed?.same].map((steps) => (Array.isArray(steps) ? steps : []));
  const failed =
    different.find((step) => step?.outcome?.kind !== 'returned') ?? (different.length < 2 ? {} : undefined);
  if (failed) return Object.values(tasks).map((task) => notUsable(task, failed as Partial<ObservedStep>));

  const refused = refuseShortcut(Object.values(tasks), observed.used, { iterateBatch: '`iterateBatch` of lib' });
  if (refused) return refused;
  const right = rightSteps(drawnSeed(seed, observed.draw));
  const first = judgeFirst(different[0], right);
  const moved = first.voice === 'correct';
  return [
    first,
    moved ? judgeSecond(different, right) : later(tasks.second, waiting),
    moved && same.length === 2 ? judgeSame(same, right.start) : later(tasks.same, waiting),
    judgeScores(tasks.scores, different, right, moved),
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

function judgeFirst(step: ObservedStep, { start, first }: RightSteps): Verdict {
  const task = tasks.first;
  const own = difference(valuesOf(step), start);
  if (closeMoves(own, first.moves)) {
    return { task, voice: 'correct', seen: 'weights and biases move as they should', next: '' };
  }
  if (own.every((move) => move === 0)) {
    return { task, voice: 'almost', seen: 'the weights do not move', next: adviceWhenStill(step.events) };
  }
  const { moves: wanted, mistakes } = first;
  const words = explainMoves({ start, own, wanted, mistakes, learningRate: LEARNING_RATE, pictures: BATCHES[0] });
  return { task, voice: 'almost', ...words };
}

function judgeSecond(steps: ObservedStep[], { first, second }: RightSteps): Verdict {
  const task = tasks.second;
  const [start, own] = [valuesOf(steps[0]), difference(valuesOf(steps[1]), valuesOf(steps[0]))];
  if (closeMoves(own, second.moves)) {
    return { task, voice: 'correct', seen: 'moves by the new gradient alone', next: '' };
  }
  if (own.every((move) => move === 0)) {
    return { task, voice: 'almost', seen: 'the weights do not move', next: adviceWhenStill(steps[1].events) };
  }
  const { moves: wanted, mistakes } = second;
  const given = { learningRate: LEARNING_RATE, pictures: BATCHES[1], previous: first.moves };
  const words = explainMoves({ start, own, wanted, mistakes, ...given });
  return { task, voice: 'almost', ...words };
}

function judgeSame(steps: ObservedStep[], start: number[]): Verdict {
  const task = tasks.same;
  const [first, second] = [difference(valuesOf(steps[0]), start), difference(valuesOf(steps[1]), valuesOf(steps[0]))];
  if (first.every((move) => move === 0)) {
    return { task, voice: 'almost', seen: 'this model’s weights do not move', next: adviceWhenStill(steps[0].events) };
  }
  const ratio = projection(second, first);
  const seen = `at learning rate ${TINY_RATE} the second update is ${ratio.toFixed(3)} times the first`;
  if (Math.abs(ratio - 1) < 0.02) return { task, voice: 'correct', seen, next: '' };
  const next = 'The weights hardly moved in between, so the gradient is nearly the same, and so should be the update.';
  return { task, voice: 'almost', seen, next };
}

function judgeMemory([first, second]: ObservedStep[]): Verdict {
  const left = second.tensors - first.tensors;
  if (!(left > 0)) return { task: tasks.memory, voice: 'correct', seen: 'a step leaves no tensor behind', next: '' };
  const next =
    'Over an epoch that adds up. Put the step into `tf.tidy`. If it is: which variable or optimizer is made anew in each step?';
  return { task: tasks.memory, voice: 'note', seen: `a step leaves ${counted(left, 'tensor')} behind`, next };
}

function valuesOf({ after }: ObservedStep): number[] {
  return [after?.bias, after?.weight].flat().map(Number);
}
