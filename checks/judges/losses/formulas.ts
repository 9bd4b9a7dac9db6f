import { mean } from '../shared/mean';
import type { Formula } from './judgeLoss';

const argMax = (row: number[]) => row.indexOf(Math.max(...row));
const hits = (logProbs: number[][], labels: number[]) => logProbs.map((row, i) => Number(argMax(row) === labels[i]));

export const shareRight: Formula = (logProbs, labels) => mean(hits(logProbs, labels));
export const shareWrong: Formula = (logProbs, labels) => 1 - shareRight(logProbs, labels);

/** Each prediction compared with every label, as labels of shape [B, 1] are. */
export const pairedShareWrong: Formula = (logProbs, labels) =>
  1 - mean(logProbs.flatMap((row) => labels.map((label) => Number(argMax(row) === label))));

export const expectedShareRight: Formula = (logProbs, labels) =>
  mean(logProbs.map((row, i) => Math.exp(row[labels[i]])));

export const nll: Formula = (logProbs, labels) => -mean(logProbs.map((row, i) => row[labels[i]]));
