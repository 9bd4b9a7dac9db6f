/** The results of one epoch of one run: a row of the experiment's table. */
export interface EpochRecord {
  batchSize: number;
  seed: number;
  /** The first epoch is 1. */
  epoch: number;
  /** Updates of the weights since the run began. */
  updates: number;
  /** Seconds of training since the run began, without evaluation. */
  seconds: number;
  /** Mean over the epoch's samples. Each is measured in its minibatch, before the update. */
  trainLoss: number;
  trainAccuracy: number;
  /** On the whole test set, at the end of the epoch. */
  testLoss: number;
  testAccuracy: number;
  /**
   * Standard deviation of the minibatches' losses: `√(Σ (loss[i+1] − loss[i])² / (2 (n − 1)))`. It is computed from the
   * differences of neighbours, which hardly contain the fall of the loss over the epoch. A smaller last minibatch is
   * left out. NaN if there are fewer than two minibatches.
   */
  lossNoise: number;
  /** Whether a loss of this epoch, or of one before it, is NaN or infinite. */
  diverged: boolean;
}

/**
 * One sentence for each run whose loss became NaN or infinite.
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
