import { smallDataset } from '../../probes/inputs/smallDataset';
import { BATCHES, LEARNING_RATE, mixedUp, PICTURES } from '../../probes/inputs/twoMinibatches';
import { ReferenceModel, type Scores, watchedOf } from '../shared/ReferenceModel';

/** A right step: its moves, the moves of known mistakes, and the minibatch's scores before and after it. */
export interface RightStep {
  moves: number[];
  mistakes: { moves: number[]; next: string }[];
  before: Scores & { paired: number };
  after: Scores;
}

export interface RightSteps {
  start: number[];
  first: RightStep;
  second: RightStep;
}

/** What each of `mixedUp` has done to the labels. */
const MIXED = [
  'in reverse order',
  'moved on by one picture',
  'moved back by one picture',
  'each one class too high',
  'each one class too low',
  'all of class 0',
];

/** The two steps on two minibatches, in float64. */
export function rightSteps(seed: number): RightSteps {
  const dataset = smallDataset('train', PICTURES, seed);
  const model = new ReferenceModel(seed);
  const [firstBatch, secondBatch] = batches();
  const start = model.watched();

  const step = (batch: number[], other: number[], saying: string): RightStep => {
    const labels = batch.map((index) => dataset.labels[index]);
    const movesBy = (pictures: number[], own?: number[]) =>
      watchedOf(model.gradient(dataset, pictures, own)).map((slope) => -LEARNING_RATE * slope);
    const mistakes = [
      ...mixedUp(labels)
        .slice(1)
        .map((mixed, i) => ({
          moves: movesBy(batch, mixed),
          next: `That is the gradient with the labels ${MIXED[i]}. Which label belongs to which picture?`,
        })),
      { moves: movesBy(other), next: saying },
    ].filter(({ moves }) => String(moves) !== String(movesBy(batch)));
    const gradient = model.gradient(dataset, batch);
    const before = { ...model.score(dataset, batch), paired: model.pairedAccuracy(dataset, batch) };
    const moves = movesBy(batch);
    model.descend(gradient, LEARNING_RATE);
    return { moves, mistakes, before, after: model.score(dataset, batch) };
  };
  const first = step(firstBatch, firstBatch.slice(0, -1), 'That is the gradient without the minibatch’s last picture.');
  const second = step(secondBatch, firstBatch, 'That is the gradient on the first minibatch again, not on the second.');
  return { start, first, second };
}

function batches(): number[][] {
  let next = 0;
  return BATCHES.map((size) => Array.from({ length: size }, () => next++));
}
