import { experimentData, type ObservedRecord } from '../../probes/experiment';
import type { Scores } from '../shared/ReferenceModel';
import { type Run, referenceRun } from '../shared/referenceRun';
import { sameScore } from '../shared/sameScore';

export const LEARNING_RATE = 0.1;
export const MOST_EPOCHS = 20; // of a run that are compared with the same run in float64

/** The right scores of each run. A run is trained when its scores are first needed. */
export class Expected {
  readonly data: ReturnType<typeof experimentData>;
  private readonly runs = new Map<string, Scores[]>();

  constructor(seed: number) {
    this.data = experimentData(seed);
  }

  scores({ batchSize, seed, epoch }: ObservedRecord, change: Partial<Run> = {}): Scores | undefined {
    if (!isSize(batchSize) || !Number.isInteger(seed) || !isSize(epoch)) return undefined;
    const key = JSON.stringify([
      batchSize,
      seed,
      Object.entries(change).map(([name, value]) => [
        name,
        typeof value === 'object' ? value === this.data.train : value,
      ]),
    ]);
    const known = this.runs.get(key);
    if (known && known.length >= Math.min(epoch, MOST_EPOCHS)) return known[epoch - 1];
    const epochs = epoch <= 5 ? 5 : MOST_EPOCHS;
    const scores = referenceRun({ ...this.data, batchSize, seed, epochs, learningRate: LEARNING_RATE, ...change });
    this.runs.set(key, scores);
    return scores[epoch - 1];
  }
}

export function agrees(record: ObservedRecord, right: Scores | undefined): boolean {
  if (!right || !lossAgrees(record, right)) return false;
  return sameScore(record.testAccuracy, right.accuracy, right.unsure);
}

export function lossAgrees({ testLoss }: ObservedRecord, right: Scores | undefined): boolean {
  return right !== undefined && sameScore(testLoss, right.loss);
}

function isSize(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
