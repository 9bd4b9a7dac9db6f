import { type ObservedFit, SIZES } from '../../probes/fit';
import { smallDataset } from '../../probes/inputs/smallDataset';
import { later, type Verdict } from '../../Verdict';
import { ReferenceModel } from '../shared/ReferenceModel';
import { unusable } from '../shared/unusable';
import { judgeEvaluations, judgeOrders, judgePictures, judgeTestSetKept } from './judgeCourse';
import { judgeBatchRecords, judgeEpochRecords, learnt, type Scores } from './judgeRecords';
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

/** Holds a training loop against its events, and its records against the same training in float64. */
export function judgeFit(observed: ObservedFit, seed: number): Verdict[] {
  const history = observed?.outcome?.kind === 'returned' ? observed.outcome.value : null;
  if (history?.kind !== 'history') {
    const expected = 'Return { batches, epochs }: two arrays of records.';
    const words = { input: 'a training of 3 epochs', expected, advice: adviceForError(observed?.outcome) };
    return Object.values(tasks).map((task) => unusable(task, observed?.outcome, words));
  }
  const course = readCourse(observed.events);
  const pictures = judgePictures(tasks.pictures, course);
  const kept = judgeTestSetKept(tasks.kept, course);
  const sound = pictures.voice === 'correct';
  const expected = sound ? replay(course, seed) : null;
  return [
    pictures,
    sound ? judgeOrders(tasks.orders, course) : later(tasks.orders, learnt),
    kept,
    judgeEvaluations(tasks.evaluations, course),
    expected ? judgeWeights(observed, expected.weights) : later(tasks.weights, learnt),
    judgeBatchRecords(tasks.batches, history.batches, expected?.batches),
    judgeEpochRecords(tasks.epochs, history.epochs, expected?.epochs),
    judgeMemory(observed),
  ];
}

function adviceForError(outcome: ObservedFit['outcome'] | undefined): string | undefined {
  const disposed = outcome?.kind === 'threw' && /disposed|dataId|'backend'/.test(outcome.message);
  return disposed
    ? 'A tensor is used after it was freed. A loader frees each minibatch when the loop moves on, so minibatches cannot be kept: loop over the loader anew in each epoch.'
    : undefined;
}

/** What the same steps give in float64. */
function replay({ steps }: Course, seed: number): { batches: Scores[]; epochs: Scores[][]; weights: number[] } {
  const [train, test] = [smallDataset('train', SIZES.train, seed), smallDataset('test', SIZES.test, seed)];
  const model = new ReferenceModel(seed);
  const perEpoch = steps.length / SIZES.epochs;
  const batches: Scores[] = [];
  const epochs: Scores[][] = [];
  for (const [i, { learnt }] of steps.entries()) {
    batches.push({ ...model.score(train, learnt), paired: model.pairedAccuracy(train, learnt) });
    model.descend(model.gradient(train, learnt), SIZES.learningRate);
    if ((i + 1) % perEpoch === 0)
      epochs.push(
        testBatches().map((batch) => ({ ...model.score(test, batch), paired: model.pairedAccuracy(test, batch) })),
      );
  }
  return { batches, epochs, weights: model.watched() };
}

function testBatches(): number[][] {
  const { test, batchSize } = SIZES;
  const all = Array.from({ length: test }, (_, i) => i);
  return Array.from({ length: Math.ceil(test / batchSize) }, (_, b) => all.slice(b * batchSize, (b + 1) * batchSize));
}

function judgeWeights({ after }: ObservedFit, expected: number[]): Verdict {
  const task = tasks.weights;
  const own = [after?.bias, after?.weight].flat().map(Number);
  const far = Math.max(...expected.map((value, i) => Math.abs(own[i] - value)));
  if (far < 2e-5) return { task, voice: 'correct', seen: 'where these steps lead', next: '' };
  const next =
    'The minibatches are right, the steps are not. What does `trainingStepCheck` say of your step? Is there one step for each minibatch, and nothing else that moves weights?';
  return { task, voice: 'almost', seen: `off by up to ${far.toPrecision(2)}`, next };
}

function judgeMemory({ tensorsLeft }: ObservedFit): Verdict {
  if (!(tensorsLeft > 0)) return { task: tasks.memory, voice: 'correct', seen: 'no tensor is left behind', next: '' };
  const next =
    'On 60,000 pictures that grows with every minibatch. Put the step and the evaluation’s body into `tf.tidy`.';
  return { task: tasks.memory, voice: 'note', seen: `${tensorsLeft} tensors are left behind`, next };
}
