import { SIZES } from '../../probes/fit';
import { FIRST_TEST_NUMBER } from '../../probes/inputs/smallDataset';
import type { Verdict } from '../../Verdict';
import { type Course, isTestPicture } from './readCourse';

const { train, test, batchSize, epochs } = SIZES;
const PER_EPOCH = Math.ceil(train / batchSize);
const DUE = PER_EPOCH * epochs;

/** Whether every epoch's steps learn from each training picture once. */
export function judgePictures(task: string, { steps, forwards }: Course): Verdict {
  const learning = steps.filter(({ learnt }) => !learnt.some(isTestPicture));
  const seen = `${learning.length} steps on training pictures; ${DUE} are due, ${PER_EPOCH} in each of ${epochs} epochs`;
  const wrong = (next: string): Verdict => ({ task, voice: 'almost', seen, next });
  if (forwards === 0)
    return wrong('The model that was given is never asked. Use `model.forward`, not a model of your own.');
  if (steps.length === 0) return wrong('The optimizer that was given never steps.');
  if (learning.length === epochs * (PER_EPOCH - 1)) {
    return wrong(`${PER_EPOCH - 1} steps an epoch: the last, smaller minibatch is dropped. Its pictures count, too.`);
  }
  if (learning.length === PER_EPOCH) return wrong('That is one epoch. Which loop counts the epochs?');
  if (learning.length !== DUE) return wrong('One step for each minibatch of `trainLoader`, in each epoch.');
  if (steps.length !== learning.length)
    return { ...wrong('There are further steps, on test pictures.'), seen: `${steps.length} steps; ${DUE} are due` };
  const whole = orders(steps.map(({ learnt }) => learnt)).every((order) => holdsAll(order, 0, train));
  if (whole) return { task, voice: 'correct', seen: `${steps.length} steps, each epoch sees all ${train}`, next: '' };
  const stuck = orders(steps.map(({ learnt }) => learnt)).some((order) => new Set(order).size < train / 2);
  return {
    task,
    voice: 'almost',
    seen: 'some pictures come twice in an epoch, others not at all',
    next: stuck
      ? 'Do the epochs repeat one minibatch? The loop over epochs is the outer one, the loop over minibatches the inner one.'
      : 'Each epoch goes through `trainLoader` once, from beginning to end.',
  };
}

/** Whether no two epochs have the same order. */
export function judgeOrders(task: string, { steps }: Course): Verdict {
  const texts = orders(steps.map(({ learnt }) => learnt)).map(String);
  if (new Set(texts).size === texts.length)
    return { task, voice: 'correct', seen: 'the epochs’ orders differ', next: '' };
  const next =
    'Each `for … of` over a shuffling loader is a new order. Where are the minibatches kept, or the shuffling lost?';
  return { task, voice: 'almost', seen: 'epochs come in the same order', next };
}

/** Whether no step learns from a test picture. */
export function judgeTestSetKept(task: string, { steps }: Course): Verdict {
  const trained = steps.filter(({ learnt }) => learnt.some(isTestPicture)).length;
  if (steps.length === 0) return { task, voice: 'not yet', seen: 'there is no step at all', next: '' };
  if (trained === 0) return { task, voice: 'correct', seen: 'no step learns from a test picture', next: '' };
  const next = 'A picture that was learnt from is no test any more: evaluation needs the forward pass only.';
  return { task, voice: 'almost', seen: `${trained} steps learn from test pictures`, next };
}

/** Whether the test set is looked at after each epoch's last step, whole, and at no other time. */
export function judgeEvaluations(task: string, { steps, testedAtEnd }: Course): Verdict {
  const due = Array.from({ length: epochs }, (_, epoch) => (epoch + 1) * PER_EPOCH);
  const windows = [...steps.map(({ tested }) => tested), testedAtEnd];
  const at = windows.flatMap((tested, step) => (tested.length > 0 ? [step] : []));
  const wrong = (seen: string, next: string): Verdict => ({ task, voice: 'almost', seen, next });
  if (at.length === 0)
    return wrong(
      'the test set is never looked at',
      'Evaluate on `testLoader` when an epoch’s minibatches are through.',
    );
  if (at.length > epochs + 1) {
    return wrong(
      `${at.length} evaluations for ${epochs}`,
      'One in every step: the training then spends most of its time on the test set. Once an epoch is enough; behind which brace?',
    );
  }
  if (at.length === 1 && at[0] === steps.length) {
    return wrong(
      `one evaluation for ${epochs}`,
      'Only after the whole training: one cannot see how it went. Evaluate inside the loop over epochs.',
    );
  }
  if (String(at) !== String(due)) {
    const next = at.includes(0)
      ? 'It comes before an epoch’s steps; the record of an epoch says what the model can do after them.'
      : 'Evaluate once after each epoch’s last step.';
    return wrong(`evaluations after ${at.join(', ')} steps; due after ${due.join(', ')}`, next);
  }
  const partial = due.find((step) => !holdsAll(windows[step], FIRST_TEST_NUMBER, test));
  if (partial === undefined)
    return { task, voice: 'correct', seen: `after ${due.join(', ')} steps, all ${test} pictures`, next: '' };
  const seen = new Set(windows[partial]).size;
  const next =
    seen < test ? 'Every test picture counts, those of the last minibatch, too.' : 'Each test picture counts once.';
  return wrong(
    `${windows[partial].length} test pictures are looked at, ${seen} different ones; there are ${test}`,
    next,
  );
}

function orders(learnt: number[][]): number[][] {
  return Array.from({ length: epochs }, (_, epoch) => learnt.slice(epoch * PER_EPOCH, (epoch + 1) * PER_EPOCH).flat());
}

function holdsAll(samples: number[], first: number, count: number): boolean {
  return (
    samples.length === count && new Set(samples).size === count && samples.every((i) => i >= first && i < first + count)
  );
}
