/** What one epoch of one run came to: a row of the experiment's table. */
export interface EpochRecord {
  batchSize: number;
  seed: number;
  /** 1 for the first. */
  epoch: number;
  /** Updates of the weights since the run began. */
  updates: number;
  /** Seconds of training since the run began, evaluation left out. */
  seconds: number;
  /** Mean over the epoch's samples, each taken when its minibatch came, before the update. */
  trainLoss: number;
  trainAccuracy: number;
  /** On the whole test set, at the epoch's end. */
  testLoss: number;
  testAccuracy: number;
  /**
   * Standard deviation of the losses of whole minibatches, from neighbours' differences, in which the fall of the loss cancels:
   * `√(Σ (loss[i+1] − loss[i])² / (2 (n − 1)))`; NaN for fewer than two minibatches.
   */
  lossNoise: number;
  /** Whether a loss of this epoch, or of one before it, is NaN or infinite. */
  diverged: boolean;
}

/**
 * A sentence for each run whose loss ceased to be a number.
 *
 * @example
 * describeDivergence([]); // []
 */
export function describeDivergence(records: readonly EpochRecord[]): string[] {
  const first = new Map<string, EpochRecord>();
  for (const record of records) {
    const run = `batch size ${record.batchSize}, seed ${record.seed}`;
    if (record.diverged && !(Number(first.get(run)?.epoch) <= record.epoch)) first.set(run, record);
  }
  return Array.from(first, ([run, { epoch, trainLoss, testLoss }]) => {
    const loss = Number.isFinite(trainLoss) ? testLoss : trainLoss;
    return `${run}: diverged, the loss is ${Number.isNaN(loss) ? 'NaN' : '∞'} from epoch ${epoch} on`;
  });
}
