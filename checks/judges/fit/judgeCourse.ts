import { FIRST_TEST_NUMBER } from '../../probes/inputs/smallDataset';
import { SIZES } from '../../probes/inputs/smallTraining';
import type { TrainingEvent } from '../../probes/recording/recordedTraining';
import { later, type Verdict } from '../../Verdict';
import { counted } from '../shared/counted';
import { adviceWhenStill } from '../trainingStep/adviceWhenStill';
import { type Course, isTestPicture, PER_EPOCH } from './readCourse';

const { train, test, epochs } = SIZES;
const DUE = PER_EPOCH * epochs;
export const learnt = 'once every picture is learnt from';

/** Checks that every epoch's steps learn from each training picture once. */
export function judgePictures(task: string, { steps }: Course, events: TrainingEvent[]): Verdict {
  const learning = steps.filter(({ learnt }) => !learnt.some(isTestPicture));
  const seen = `${counted(learning.length, 'step')} on training pictures; ${DUE} are due, ${PER_EPOCH} in each of ${epochs} epochs`;
  const wrong = (next: string): Verdict => ({ task, voice: 'almost', seen, next });
  if (steps.length === 0) {
    const asked = events.some((event) => event?.op === 'forward');
    const next = asked
      ? adviceWhenStill(events)
      : 'The model that was given is never asked. Use `model.forward`, not a model of your own.';
    return { ...wrong(next), seen: 'the weights of the model that was given never change' };
  }
  if (learning.length === epochs * (PER_EPOCH - 1)) {
    return wrong(`${PER_EPOCH - 1} steps an epoch: is the last, smaller minibatch dropped? Its pictures count, too.`);
  }
  if (learning.length === PER_EPOCH) return wrong('That is as many as one epoch has. Which loop counts the epochs?');
  const texts = learning.map(({ learnt }) => String(learnt));
  if (learning.length === 2 * DUE && texts.every((text, i) => i % 2 === 0 || text === texts[i - 1])) {
    return wrong('Each minibatch is learnt from twice in a row. Is the step called two times?');
  }
  if (learning.length !== DUE) return wrong('One step for each minibatch of `trainLoader`, in each epoch.');
  if (steps.length !== learning.length)
    return { ...wrong('There are further steps, on test pictures.'), seen: `${steps.length} steps; ${DUE} are due` };
  const whole = orders(steps.map(({ learnt }) => learnt)).every(
    (order) => holdsEach(order, 0, train) && order.length === train,
  );
  if (whole) return { task, voice: 'correct', seen: `${steps.length} steps, each epoch sees all ${train}`, next: '' };
  return {
    task,
    voice: 'almost',
    seen: 'some pictures come twice in an epoch, others not at all',
    next: adviceForOrder(texts),
  };
}

/** Advice on the order of the minibatches, each given as a text. */
function adviceForOrder(texts: string[]): string {
  const inEpochs = Array.from({ length: epochs }, (_, i) => texts.slice(i * PER_EPOCH, (i + 1) * PER_EPOCH));
  if (inEpochs.every((epoch) => new Set(epoch).size === 1)) {
    return 'All steps of an epoch learn from the same minibatch. Which one does each step get?';
  }
  if (texts.every((text, i) => text === texts[i - (i % epochs)])) {
    return 'Each minibatch comes as often in a row as there are epochs. The loop over epochs is the outer one, the loop over minibatches the inner one.';
  }
  return 'Each epoch goes through `trainLoader` once, from beginning to end.';
}

/** Checks that no two epochs have the same order. */
export function judgeOrders(task: string, { steps }: Course): Verdict {
  const texts = orders(steps.map(({ learnt }) => learnt)).map(String);
  if (new Set(texts).size === texts.length)
    return { task, voice: 'correct', seen: 'the epochs’ orders differ', next: '' };
  const next =
    'Each `for … of` over a shuffling loader is a new order. Where are the minibatches kept, or the shuffling lost?';
  return { task, voice: 'almost', seen: 'epochs come in the same order', next };
}

/** Checks that no step learns from a test picture. */
export function judgeTestSetKept(task: string, { steps }: Course): Verdict {
  const trained = steps.filter(({ learnt }) => learnt.some(isTestPicture)).length;
  if (steps.length === 0) return { task, voice: 'not yet', seen: 'there is no step at all', next: '' };
  if (trained === 0) return { task, voice: 'correct', seen: 'no step learns from a test picture', next: '' };
  const next = 'A picture that was learnt from is no test any more: evaluation needs the forward pass only.';
  const verb = trained === 1 ? 'learns' : 'learn';
  return { task, voice: 'almost', seen: `${counted(trained, 'step')} ${verb} from test pictures`, next };
}

/**
 * Checks that the whole test set is evaluated after each epoch's last step. More evaluations are allowed, but not one in every
 * step.
 *
 * @param recorded Whether the epochs' records hold the right scores. Only an evaluation gives those.
 */
export function judgeEvaluations(task: string, { steps, testedAtEnd }: Course, recorded: boolean): Verdict {
  const due = Array.from({ length: epochs }, (_, epoch) => (epoch + 1) * PER_EPOCH);
  const windows = [...steps.map(({ tested }) => tested), testedAtEnd];
  const whole = windows.flatMap((tested, step) => (holdsEach(tested, FIRST_TEST_NUMBER, test) ? [step] : []));
  const at = windows.flatMap((tested, step) => (tested.length > 0 ? [step] : []));
  const wrong = (seen: string, next: string): Verdict => ({ task, voice: 'almost', seen, next });
  const between = whole.filter((step) => step > 0 && !due.includes(step));
  if (between.length > DUE / 2) {
    return wrong(
      `the whole test set is looked at ${timesWhole(windows.flat())} times; ${epochs} times are due, once an epoch`,
      'Nearly one in every step: the training then spends most of its time on the test set. Once an epoch is enough; behind which brace?',
    );
  }
  if (due.every((step) => whole.includes(step))) {
    return { task, voice: 'correct', seen: `after ${due.join(', ')} steps, all ${test} pictures`, next: '' };
  }
  if (recorded) return { task, voice: 'correct', seen: 'the epochs’ records hold its scores', next: '' };
  if (at.length === 0)
    return wrong(
      'the model that was given is never shown the test set',
      'Evaluate on `testLoader` when an epoch’s minibatches are through.',
    );
  if (steps.length !== DUE) return later(task, learnt);
  if (at.length === 1 && at[0] === steps.length) {
    return wrong(
      'test pictures are looked at only after the last step',
      'So late one cannot see how the training went. Evaluate inside the loop over epochs.',
    );
  }
  const partial = due.find((step) => windows[step]?.length > 0 && !whole.includes(step));
  if (partial !== undefined) {
    const different = new Set(windows[partial]).size;
    return wrong(
      `after ${partial} steps ${counted(different, 'test picture')} ${different === 1 ? 'is' : 'are'} looked at; there are ${test}`,
      'Every test picture counts, those of the last minibatch, too.',
    );
  }
  const next = at.includes(0)
    ? 'It comes before an epoch’s steps; the record of an epoch says what the model can do after them.'
    : 'Evaluate once after each epoch’s last step.';
  return wrong(`evaluations after ${at.slice(0, 8).join(', ')} steps; due after ${due.join(', ')}`, next);
}

function orders(learnt: number[][]): number[][] {
  return Array.from({ length: epochs }, (_, epoch) => learnt.slice(epoch * PER_EPOCH, (epoch + 1) * PER_EPOCH).flat());
}

/** How often the whole test set occurs among these pictures. */
function timesWhole(samples: number[]): number {
  const times = new Array<number>(test).fill(0);
  for (const sample of samples) times[sample - FIRST_TEST_NUMBER]++;
  return Math.min(...times);
}

/** Whether each of the numbers from `first` on occurs. */
function holdsEach(samples: number[], first: number, count: number): boolean {
  const seen = new Set(samples);
  return Array.from({ length: count }, (_, i) => first + i).every((sample) => seen.has(sample));
}
