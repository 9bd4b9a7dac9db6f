import { mean } from '#lib';

/** A loss of a minibatch, from its log-probabilities [B, K] and labels [B]. */
export type Formula = (logProbs: number[][], labels: number[]) => number;

export const argMax = (row: number[]) => row.indexOf(Math.max(...row));
const labelsOwn = (logProbs: number[][], labels: number[]) => logProbs.map((row, i) => row[labels[i]]);

export const nll: Formula = (logProbs, labels) => -mean(labelsOwn(logProbs, labels));
export const shareWrong: Formula = (logProbs, labels) =>
  mean(logProbs.map((row, i) => Number(argMax(row) !== labels[i])));
export const expectedShareWrong: Formula = (logProbs, labels) => 1 - mean(labelsOwn(logProbs, labels).map(Math.exp));
