import { DataLoader, type ImageDataset } from '#lib';
import { FIRST_TEST_NUMBER, smallDataset } from '../../probes/inputs/smallDataset';
import { SIZES } from '../../probes/inputs/smallTraining';
import type { TrainingEvent } from '../../probes/recording/recordedTraining';
import { closeMoves, difference } from '../shared/explainMoves';
import { ReferenceModel, type Scores, watchedOf } from '../shared/ReferenceModel';
import { type EpochScores, scoreEpoch } from './scoreEpoch';

const { batchSize, learningRate } = SIZES;
export const PER_EPOCH = Math.ceil(SIZES.train / batchSize);

/** A change of the weights, and its cause. */
export interface Step {
  /** The numbers of the pictures that it learnt from. */
  learnt: number[];
  /** Whether the weights moved exactly as in one step of gradient descent on these pictures. */
  exact: boolean;
  start: number[];
  moves: number[];
  wanted: number[];
  /** Scores of these pictures before and after such a step. */
  before: Scores & { paired: number };
  after: Scores;
  /** Test pictures that were evaluated since the step before. */
  tested: number[];
}

/** The course of a training. */
export interface Course {
  steps: Step[];
  testedAtEnd: number[];
  /** Scores before the first step, and after each epoch's last one, as far as the steps reach. */
  epochs: EpochScores[];
}

type Shown = { op: 'load' | 'forward'; samples: number[]; learning: boolean };

/**
 * Reads the course of a training from its events, and repeats the training in float64.
 *
 * The pictures that a step learnt from are found by how the weights moved: of the minibatches that were loaded or went into the
 * model since the step before, it is the one on which gradient descent gives the same move. Other minibatches do not matter.
 */
export function readCourse(observed: unknown, seed: number): Course {
  const events = (Array.isArray(observed) ? observed : []).filter(isEvent);
  const dataset = numberedPictures(seed);
  const model = new ReferenceModel(seed);
  const due = minibatches(seed);
  const steps: Step[] = [];
  const epochs = [scoreEpoch(model, dataset)];
  let last = model.watched();
  let shown: Shown[] = [];
  for (const [i, event] of events.entries()) {
    if (event.op === 'load' || event.op === 'forward') {
      shown.push({ ...event, learning: events[i + 1]?.op === 'grad' });
    } else if (event.op === 'update') {
      const now = [...event.after.bias, ...event.after.weight];
      const moves = difference(now, last);
      const wantedOn = (samples: number[]) =>
        watchedOf(model.gradient(dataset, samples)).map((slope) => -learningRate * slope);
      const { learnt, exact } = attribute(shown, due(steps.length), (samples) =>
        closeMoves(moves, wantedOn(samples), 2e-6),
      );
      const before = { ...model.score(dataset, learnt), paired: model.pairedAccuracy(dataset, learnt) };
      const wanted = wantedOn(learnt);
      model.descend(model.gradient(dataset, learnt), learningRate);
      const after = model.score(dataset, learnt);
      const tested = testPictures(shown, learnt);
      steps.push({ learnt, exact, start: last, moves, wanted, before, after, tested });
      if (steps.length % PER_EPOCH === 0) epochs.push(scoreEpoch(model, dataset));
      [last, shown] = [now, []];
    }
  }
  return { steps, testedAtEnd: testPictures(shown, []), epochs };
}

/** The pictures that a step learnt from; the likeliest ones if no minibatch explains the move. */
function attribute(
  shown: Shown[],
  due: number[],
  leads: (samples: number[]) => boolean,
): { learnt: number[]; exact: boolean } {
  const latest = [...shown].reverse();
  const forwards = latest.filter(({ op }) => op === 'forward');
  const together = [...new Set(forwards.flatMap(({ samples }) => samples))].filter((one) => !isTestPicture(one));
  const candidates = [...latest.map(({ samples }) => samples), together, due].filter(({ length }) => length > 0);
  const tried = new Set<string>();
  for (const samples of candidates) {
    const key = String([...samples].sort((a, b) => a - b));
    if (tried.has(key)) continue;
    tried.add(key);
    if (leads(samples)) return { learnt: samples, exact: true };
  }
  const likeliest = forwards.find(({ learning }) => learning) ?? latest.find(({ op }) => op === 'load') ?? latest[0];
  return { learnt: likeliest?.samples ?? due, exact: false };
}

/** The minibatch that the loader gives for a step if each step takes one. */
function minibatches(seed: number): (step: number) => number[] {
  const loader = new DataLoader(smallDataset('train', SIZES.train, seed), { batchSize, shuffle: true, seed });
  return (step) => {
    const start = (step % PER_EPOCH) * batchSize;
    return [...loader.order(Math.floor(step / PER_EPOCH)).subarray(start, start + batchSize)];
  };
}

/** Training and test pictures in one dataset; a picture's index is its number. */
function numberedPictures(seed: number): ImageDataset {
  const [train, test] = [smallDataset('train', SIZES.train, seed), smallDataset('test', SIZES.test, seed)];
  const length = FIRST_TEST_NUMBER + SIZES.test;
  const pixels = train.images.length / train.length;
  const [images, labels] = [new Uint8Array(length * pixels), new Uint8Array(length)];
  for (const [part, start] of [
    [train, 0],
    [test, FIRST_TEST_NUMBER],
  ] as const) {
    images.set(part.images, start * pixels);
    labels.set(part.labels, start);
  }
  return { ...train, images, labels, length };
}

export function isTestPicture(sample: number): boolean {
  return sample >= FIRST_TEST_NUMBER;
}

/** Test pictures that went into the model. If none did, those that were loaded: the answer may compute without `forward`. */
function testPictures(shown: Shown[], learnt: number[]): number[] {
  const of = (op: Shown['op']) =>
    shown.flatMap((one) => (one.op === op && one.samples !== learnt ? one.samples.filter(isTestPicture) : []));
  const forwards = of('forward');
  return forwards.length > 0 ? forwards : of('load');
}

function isEvent(event: Partial<TrainingEvent> | null): event is TrainingEvent {
  if (event?.op === 'forward' || event?.op === 'load') {
    return Array.isArray(event.samples) && event.samples.length > 0 && event.samples.every(isNumberOfPicture);
  }
  if (event?.op === 'update') {
    return [event.after?.bias, event.after?.weight].every((part) => Array.isArray(part));
  }
  return ['grad', 'zero', 'step'].includes(String(event?.op));
}

function isNumberOfPicture(sample: unknown): boolean {
  const number = Number(sample);
  const index = number < FIRST_TEST_NUMBER ? number : number - FIRST_TEST_NUMBER;
  return Number.isInteger(sample) && index >= 0 && index < (number < FIRST_TEST_NUMBER ? SIZES.train : SIZES.test);
}
