const MOST = 256; // moments; each takes 8 kB

/** What the reader of a training can choose. */
export interface TrainingSettings {
  learningRate: number;
  batchSize: number;
  /** Whether the gradients are zeroed before each step. */
  zeroing: boolean;
}

/** How a training stands after a number of updates, and what the last of them saw. */
export interface Moment {
  updates: number;
  /** Mean loss of the last minibatch before its step, in nats; null before the first, and where it is not finite. */
  loss: number | null;
  /** Of the last minibatch, before its step. */
  accuracy: number | null;
  settings: TrainingSettings;
}

/** Weights as a picture: whole numbers from −127 for `-largest` to 127 for `largest`, row after row. */
export interface WeightPicture {
  largest: number;
  weights: Int8Array;
}

/**
 * The past of a training, in bounded memory: all moments at first, later every second, every fourth …
 *
 * @example
 * const past = new Past();
 * const settings = { learningRate: 0.1, batchSize: 256, zeroing: true };
 * for (let updates = 0; updates <= 300; updates++) past.add({ updates, loss: 1, accuracy: 0, settings }, () => ({ largest: 1, weights: new Int8Array(1) }));
 * past.stride; // 2
 * past.since(295).map(({ updates }) => updates); // [296, 298, 300]
 */
export class Past {
  #kept: { moment: Moment; picture: WeightPicture }[] = [];
  #stride = 1;

  /** Of the updates, every so many are kept. */
  get stride(): number {
    return this.#stride;
  }

  /** @param picture Called only if the moment is kept. */
  add(moment: Moment, picture: () => WeightPicture): void {
    if (moment.updates % this.#stride !== 0) return;
    this.#kept.push({ moment, picture: picture() });
    if (this.#kept.length <= MOST) return;
    this.#stride *= 2;
    this.#kept = this.#kept.filter(({ moment: { updates } }) => updates % this.#stride === 0);
  }

  /** The kept moments after so many updates. */
  since(updates: number): Moment[] {
    return this.#kept.map(({ moment }) => moment).filter((moment) => moment.updates > updates);
  }

  /** The last kept moment with at most so many updates, with its weights. */
  at(updates: number): { moment: Moment; picture: WeightPicture } {
    return this.#kept.filter(({ moment }) => moment.updates <= updates).at(-1) ?? this.#kept[0];
  }
}
