import { mean } from '#lib';
import { argMax } from './formulas';

/*
 * The parts of a loss: a number is picked for each picture, a function is applied to it, the pictures are summed up, and a
 * function is applied to the whole. To explain a wrong loss, parts are replaced by others of their kind until the numbers agree.
 */

/** `words` continue a sentence after "when". */
export interface Part<Compute> {
  words: string;
  /** What to think about; left out where the words say enough. */
  hint?: string;
  compute: Compute;
}

type Minibatch = { logProbs: number[][]; labels: number[] };
export type Pick = (row: number[], i: number, minibatch: Minibatch) => number | number[];

const at = (row: number[] | undefined, k: number) => row?.[k] ?? 0;
const around = (k: number, width: number) => (k + width) % width;

/** The number that is picked for each picture, or several: the function is applied to each of them, and their mean is taken. */
export const picks = {
  own: { words: 'each row’s entry of the label is taken', compute: (row, i, { labels }) => at(row, labels[i]) },
  largest: {
    words: 'each row’s largest entry is taken',
    hint: 'That is what the model says; the loss asks what it said about the label.',
    compute: (row) => Math.max(...row),
  },
  smallest: { words: 'each row’s smallest entry is taken', compute: (row) => Math.min(...row) },
  bestOther: {
    words: 'the largest entry of the other classes is taken',
    compute: (row, i, { labels }) => Math.max(...row.filter((_, k) => k !== labels[i])),
  },
  classAfter: {
    words: 'the class after the label is taken',
    hint: 'Classes count from 0.',
    compute: (row, i, { labels }) => at(row, around(labels[i] + 1, row.length)),
  },
  classBefore: {
    words: 'the class before the label is taken',
    hint: 'Classes count from 0.',
    compute: (row, i, { labels }) => at(row, around(labels[i] - 1, row.length)),
  },
  firstClass: { words: 'every row’s first entry is taken, whatever the label', compute: (row) => at(row, 0) },
  lastClass: {
    words: 'every row’s last entry is taken, whatever the label',
    compute: (row) => at(row, row.length - 1),
  },
  swapped: {
    words: 'row and column are swapped, entry [label, i] for picture i',
    hint: 'Picture i’s label is entry [i, label].',
    compute: (_, i, { logProbs, labels }) => at(logProbs[labels[i]], i),
  },
  everyRowOfLabel: {
    words: 'whole rows are picked, by the labels’ numbers',
    hint: '`tf.gather(logProbs, labels)` picks rows. The label counts columns.',
    compute: (_, i, { logProbs, labels }) => logProbs[labels[i]] ?? [Number.NaN],
  },
  everyLabel: {
    words: 'every label’s column is picked for every row, [B, B]',
    hint: 'One entry a row is needed.',
    compute: (row, _, { labels }) => labels.map((label) => row[label]),
  },
  labelsReversed: {
    words: 'the labels stand in reversed order',
    compute: (row, i, { labels }) => at(row, labels[labels.length - 1 - i]),
  },
  labelsMoved: {
    words: 'each picture gets its neighbour’s label',
    compute: (row, i, { labels }) => at(row, labels[(i + 1) % labels.length]),
  },
  labelsSorted: {
    words: 'the labels are sorted, and the pictures are not',
    compute: (row, i, { labels }) => at(row, [...labels].sort((a, b) => a - b)[i]),
  },
  average: {
    words: 'all entries of a row are averaged',
    hint: 'The labels make no difference then. Which entry of a row counts?',
    compute: (row) => row,
  },
  total: {
    words: 'all entries of a row are added up',
    hint: 'The labels make no difference then. Which entry of a row counts?',
    compute: (row) => row.reduce((sum, x) => sum + x, 0),
  },
  hit: {
    words: 'a picture counts 1 where its largest entry is the label’s',
    compute: (row, i, { labels }) => Number(argMax(row) === labels[i]),
  },
  everyHit: {
    words: 'each prediction is compared with every label',
    hint: 'With labels of shape [B, 1], `equal` gives [B, B]. Both must be [B].',
    compute: (row, _, { labels }) => labels.map((label) => Number(argMax(row) === label)),
  },
  least: {
    words: 'a picture counts 1 where its smallest entry is the label’s',
    compute: (row, i, { labels }) => Number(row.indexOf(Math.min(...row)) === labels[i]),
  },
  // Those that many numbers fit by chance come last.
  classBeforeOrFirst: {
    words: 'the class before the label is taken, and for class 0 itself',
    hint: 'Classes count from 0.',
    compute: (row, i, { labels }) => at(row, Math.max(0, labels[i] - 1)),
  },
  classBeforeOrNone: {
    words: 'the class before the label is taken, and for class 0 nothing',
    hint: 'Classes count from 0.',
    compute: (row, i, { labels }) => at(row, labels[i] - 1),
  },
  columnByColumn: {
    words: 'entry i + B · label of the flattened matrix is taken',
    hint: '`reshape` flattens a matrix row by row: row i begins at i · K.',
    compute: (_, i, { logProbs, labels }) => at(logProbs.flat(), i + labels.length * labels[i]),
  },
  firstOfLabel: {
    words: 'a label that occurred before is looked up in the row of its first picture',
    hint: '`indexOf` finds the first of equal numbers. Count the rows yourself.',
    compute: (_, i, { logProbs, labels }) => at(logProbs[labels.indexOf(labels[i])], labels[i]),
  },
  besideZeros: {
    words: 'the other classes stand as zeros, and exp makes 1 of each',
    hint: 'exp(0) is 1. First the sum over the row, then exp.',
    compute: (row, i, { labels }) => Math.log(Math.exp(at(row, labels[i])) + row.length - 1),
  },
} satisfies Record<string, Part<Pick>>;

/** The function that is applied to each picture's number. */
export const functions = {
  none: { words: 'it stays as it is', compute: (x) => x },
  exp: {
    words: 'it is put through exp, so that it is a probability',
    hint: 'Does the task ask for probabilities or for their logarithms?',
    compute: Math.exp,
  },
  rest: { words: 'it is subtracted from 1 for each picture', compute: (x) => 1 - x },
  restOfExp: { words: 'its probability is subtracted from 1 for each picture', compute: (x) => 1 - Math.exp(x) },
  round: { words: 'its probability is rounded to 0 or 1', compute: (x) => Math.round(Math.exp(x)) },
  restOfRound: { words: 'its probability is rounded to 0 or 1', compute: (x) => 1 - Math.round(Math.exp(x)) },
  square: { words: 'it is squared', compute: (x) => x * x },
} satisfies Record<string, Part<(x: number) => number>>;

type Together = (values: number[], classes: number) => number;

/** How the pictures' numbers are summed up. */
export const sums = {
  mean: { words: 'the mean over the pictures is taken', compute: mean },
  sum: {
    words: 'the pictures are added up, not averaged: a sum over the minibatch',
    hint: 'With a sum the step grows with the minibatch.',
    compute: (values) => values.reduce((sum, x) => sum + x, 0),
  },
  overAll: {
    words: 'the sum is divided by pictures × classes',
    hint: 'By how many should you divide?',
    compute: (values, classes) => mean(values) / classes,
  },
  overClasses: {
    words: 'the sum is divided by the number of classes, not of pictures',
    compute: (values, classes) => (values.length * mean(values)) / classes,
  },
  oneLess: {
    words: 'the sum is divided by one picture less',
    compute: (values) => (values.length * mean(values)) / Math.max(1, values.length - 1),
  },
  first: { words: 'the first picture alone counts', compute: (values) => values[0] },
  last: { words: 'the last picture alone counts', compute: (values) => values[values.length - 1] },
  allButLast: {
    words: 'the last picture is left out',
    compute: (values) => mean(values.slice(0, Math.max(1, values.length - 1))),
  },
  allButFirst: {
    words: 'the first picture is left out',
    compute: (values) => mean(values.slice(values.length > 1 ? 1 : 0)),
  },
  all: {
    words: 'it counts only whether every picture is right: all or nothing',
    hint: 'Is a whole number divided by a whole number? TensorFlow.js rounds int32 / int32 down.',
    compute: (values) => Number(mean(values) === 1),
  },
  highest: { words: 'only the picture with the largest number counts', compute: (values) => Math.max(...values) },
  lowest: { words: 'only the picture with the smallest number counts', compute: (values) => Math.min(...values) },
} satisfies Record<string, Part<Together>>;

/** The function that is applied to the minibatch's number. */
export const wholes = {
  oneMinus: { words: 'it is subtracted from 1', compute: (x) => 1 - x },
  none: { words: 'it stays as it is', compute: (x) => x },
  minus: { words: 'its sign is turned', compute: (x) => -x },
  oneMinusExp: {
    words: 'exp is taken of the mean and subtracted from 1',
    hint: 'The exp of a mean of logarithms is a geometric mean. Take exp for each picture, then the mean.',
    compute: (x) => 1 - Math.exp(x),
  },
  minusOne: { words: '1 is subtracted', compute: (x) => x - 1 },
  percent: { words: 'it is times 100: per cent', compute: (x) => 100 * x },
  percentOfRest: { words: 'it is subtracted from 1 and times 100: per cent', compute: (x) => 100 * (1 - x) },
  bits: {
    words: 'it is turned and divided by ln 2: a logarithm to base 2, bits and not nats',
    compute: (x) => -x / Math.LN2,
  },
  decades: {
    words: 'it is turned and divided by ln 10: a logarithm to base 10, where the natural one is meant',
    compute: (x) => -x / Math.LN10,
  },
  exponential: { words: 'it is turned and put through exp: a perplexity', compute: (x) => Math.exp(-x) },
} satisfies Record<string, Part<(x: number) => number>>;
