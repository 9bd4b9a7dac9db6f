import { DataLoader, type Minibatch } from '../../../DataLoader';
import type { ImageDataset } from '../../../FashionMNIST';
import { type BatchRecord, iterateBatch } from '../../../iterateBatch';
import type { Parameter } from '../../../Parameter';
import { SGD } from '../../../SGD';
import { SoftmaxRegression } from '../../../SoftmaxRegression';
import { type Moment, Past, type TrainingSettings, type WeightPicture } from './Past';

const LARGEST = 127;

/** An optimizer that zeroes the gradients only if the reader wants it. The training step stays as it is. */
class OptionalZeroing extends SGD {
  readonly #zeroing: boolean;

  constructor(parameters: Parameter[], { learningRate, zeroing }: TrainingSettings) {
    super(parameters, { learningRate });
    this.#zeroing = zeroing;
  }

  override zeroGrad(): void {
    if (this.#zeroing) super.zeroGrad();
  }
}

/**
 * A training that is made step by step, by `iterateBatch`, and whose settings change on the way. Its past is kept.
 *
 * A new batch size begins a new epoch, with the first order of its own `DataLoader`. Free it with `dispose`.
 *
 * @throws RangeError when a setting is none of `SGD` or `DataLoader`.
 *
 * @example
 * const dataset = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
 * const training = new Training(dataset, { learningRate: 0.1, batchSize: 2, zeroing: true }, 0);
 * training.step().samples; // 2
 * training.now.updates; // 1
 * training.dispose();
 */
export class Training {
  #model: SoftmaxRegression;
  #optimizer: SGD;
  #loader: DataLoader;
  #batches: Iterator<Minibatch, void>;
  #settings: TrainingSettings;
  #past: Past;
  #now: Moment;

  constructor(
    readonly dataset: ImageDataset,
    settings: TrainingSettings,
    readonly seed: number,
  ) {
    this.#settings = settings;
    this.#loader = this.#loaderFor(settings.batchSize);
    this.#model = new SoftmaxRegression({ seed });
    this.#optimizer = new OptionalZeroing(this.#model.parameters, settings);
    this.#batches = this.#loader[Symbol.iterator]();
    this.#past = new Past();
    this.#now = { updates: 0, loss: null, accuracy: null, settings };
    this.#past.add(this.#now, () => this.#picture());
  }

  /** How it stands. */
  get now(): Moment {
    return this.#now;
  }

  /** The settings of the next step. */
  get settings(): TrainingSettings {
    return this.#settings;
  }

  get past(): Past {
    return this.#past;
  }

  /** One training step, on the next minibatch. */
  step(): BatchRecord {
    const record = iterateBatch(this.#model, this.#optimizer, this.#nextBatch());
    const finite = (value: number) => (Number.isFinite(value) ? value : null);
    const [loss, accuracy] = [finite(record.loss), finite(record.accuracy)];
    this.#now = { updates: this.#now.updates + 1, loss, accuracy, settings: this.#settings };
    this.#past.add(this.#now, () => this.#picture());
    return record;
  }

  /** Changes settings from the next step on. */
  set(changes: Partial<TrainingSettings>): void {
    const settings = { ...this.#settings, ...changes };
    const optimizer = new OptionalZeroing(this.#model.parameters, settings);
    if (settings.batchSize !== this.#loader.batchSize) this.#load(this.#loaderFor(settings.batchSize));
    this.#optimizer = optimizer;
    this.#settings = settings;
  }

  /** Back to the first weights and the first minibatch, with the settings of now. */
  again(): void {
    const settings = this.#settings;
    this.dispose();
    this.#model = new SoftmaxRegression({ seed: this.seed });
    this.#optimizer = new OptionalZeroing(this.#model.parameters, settings);
    this.#load(this.#loaderFor(settings.batchSize));
    this.#past = new Past();
    this.#now = { updates: 0, loss: null, accuracy: null, settings };
    this.#past.add(this.#now, () => this.#picture());
  }

  /** The moment after so many updates, or the last one before it that was kept, with its weights. */
  at(updates: number): { moment: Moment; picture: WeightPicture } {
    if (updates >= this.#now.updates) return { moment: this.#now, picture: this.#picture() };
    return this.#past.at(updates);
  }

  /** Frees all tensors. */
  dispose(): void {
    for (const parameter of this.#model.parameters) parameter.dispose();
    try {
      this.#batches.return?.();
    } catch {
      // the reader's ■ has cut the loader off while it loaded a minibatch: it cannot be ended then
    }
  }

  #loaderFor(batchSize: number): DataLoader {
    return new DataLoader(this.dataset, { batchSize, shuffle: true, seed: this.seed });
  }

  #load(loader: DataLoader): void {
    this.#batches.return?.();
    this.#loader = loader;
    this.#batches = loader[Symbol.iterator]();
  }

  #nextBatch(): Minibatch {
    const next = this.#batches.next();
    if (!next.done) return next.value;
    this.#batches = this.#loader[Symbol.iterator](); // the next epoch
    return this.#batches.next().value as Minibatch;
  }

  #picture(): WeightPicture {
    const values = this.#model.weight.value.dataSync<'float32'>();
    let largest = 0;
    for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
    const scale = LARGEST / (largest || 1);
    const weights = new Int8Array(values.length);
    for (let i = 0; i < values.length; i++) weights[i] = Math.round(values[i] * scale);
    return { largest, weights };
  }
}
