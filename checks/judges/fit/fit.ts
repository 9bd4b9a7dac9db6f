import type { ObservedFit } from '../../probes/fit';
import { drawnSeed } from '../../probes/inputs/drawUntil';
import { SIZES } from '../../probes/inputs/smallTraining';
import { later, type Verdict } from '../../Verdict';
import { counted } from '../shared/counted';
import { explainMoves } from '../shared/explainMoves';
import { unusable } from '../shared/unusable';
import { judgeEvaluations, judgeOrders, judgePictures, judgeTestSetKept, learnt } from './judgeCourse';
import { judgeBatchRecords, judgeEpochRecords } from './judgeRecords';
import { type Course, readCourse } from './readCourse';

const tasks = {
  pictures: 'every training picture, once an epoch',
  orders: 'a new order in each epoch',
  kept: 'no update while evaluating',
  evaluations: 'an evaluation on the whole test set at each epoch’s end',
  weights: 'the weights after training',
  batches: 'a record for each minibatch',
  epochs: 'a record for each epoch',
  memory: 'memory',
};

/** Judges a training loop by the course of its weights, the pictures that it used, and its records. */
export function judgeFit(observed: ObservedFit, seed: number): Verdict[] {
  const history = observed?.outcome?.kind === 'returned' ? observed.outcome.value : null;
  if (history?.kind !== 'history') {
    const expected = 'Return { batches, epochs }: two arrays of records.';
    const words = { input: 'a training of 3 epochs', expected, advice: adviceForError(observed?.outcome) };
    return Object.values(tasks).map((task) => unusable(task, observed?.outcome, words));
  }
  const events = Array.isArray(observed.events) ? observed.events : [];
  const course = readCourse(events, drawnSeed(seed, observed.draw));
  const pictures = judgePictures(tasks.pictures, course, events);
  const whole = pictures.voice === 'correct';
  const epochs = judgeEpochRecords(tasks.epochs, history.epochs, course, whole);
  return [
    pictures,
    whole ? judgeOrders(tasks.orders, course) : later(tasks.orders, learnt),
    judgeTestSetKept(tasks.kept, course),
    judgeEvaluations(tasks.evaluations, course, epochs.voice === 'correct'),
    whole ? judgeWeights(course) : later(tasks.weights, learnt),
    judgeBatchRecords(tasks.batches, history.batches, course, whole),
    epochs,
    judgeMemory(observed),
  ];
}

function adviceForError(outcome: ObservedFit['outcome'] | undefined): string | undefined {
  const disposed = outcome?.kind === 'threw' && /disposed|dataId|'backend'/.test(outcome.message);
  return disposed
    ? 'A tensor is used after it was freed. A loader frees each minibatch when the loop moves on, so minibatches cannot be kept: loop over the loader anew in each epoch.'
    : undefined;
}

function judgeWeights({ steps }: Course): Verdict {
  const task = tasks.weights;
  const off = steps.findIndex(({ exact }) => !exact);
  if (off < 0) return { task, voice: 'correct', seen: 'where these steps lead', next: '' };
  const { start, moves: own, wanted, learnt } = steps[off];
  const previous = steps[off - 1]?.wanted;
  const given = { learningRate: SIZES.learningRate, pictures: learnt.length, previous };
  const { seen, next } = explainMoves({ start, own, wanted, ...given });
  return { task, voice: 'almost', seen: `step ${off + 1}: ${seen}`, next };
}

function judgeMemory({ tensorsLeft }: ObservedFit): Verdict {
  if (!(tensorsLeft > 0)) return { task: tasks.memory, voice: 'correct', seen: 'no tensor is left behind', next: '' };
  const next =
    'On 60,000 pictures that grows with every minibatch. Put the step and the evaluation’s body into `tf.tidy`. If they are: what is made anew each time, a copy, a variable, an optimizer?';
  const seen = `${counted(tensorsLeft, 'tensor')} ${tensorsLeft === 1 ? 'is' : 'are'} left behind`;
  return { task: tasks.memory, voice: 'note', seen, next };
}
