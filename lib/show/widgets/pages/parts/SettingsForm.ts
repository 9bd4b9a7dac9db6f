import type { TrainingSettings } from '../../training/Past';
import { element } from './element';

const RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const BATCH_SIZES = [1, 4, 16, 64, 256, 512];

/** The settings of a training, each with its label. */
export class SettingsForm {
  readonly #rate = element('input', {
    ...{ type: 'range', min: 0, max: RATES.length - 1, step: 1 },
    'aria-label': 'Learning rate',
  });
  readonly #rateText = element('span', { class: 'number' });
  readonly #batchSize = element(
    'select',
    {},
    ...BATCH_SIZES.map((size) => element('option', { value: size }, `${size}`)),
  );
  readonly #zeroing = element('input', { type: 'checkbox' });
  readonly controls = [this.#rate, this.#batchSize, this.#zeroing];
  readonly labels = [
    element('label', {}, 'learning rate', this.#rate, this.#rateText),
    element('label', {}, 'batch size', this.#batchSize),
    element('label', {}, this.#zeroing, 'zero the gradients'),
  ];

  /** @param change Called with what the reader changes. */
  constructor(change: (changes: Partial<TrainingSettings>) => void) {
    this.#rate.addEventListener('input', () => {
      const learningRate = RATES[this.#rate.valueAsNumber];
      this.#tell(learningRate);
      change({ learningRate });
    });
    this.#batchSize.addEventListener('change', () => change({ batchSize: Number(this.#batchSize.value) }));
    this.#zeroing.addEventListener('change', () => change({ zeroing: this.#zeroing.checked }));
  }

  show({ learningRate, batchSize, zeroing }: TrainingSettings): void {
    const away = RATES.map((rate) => Math.abs(rate - learningRate));
    this.#rate.value = String(away.indexOf(Math.min(...away)));
    this.#tell(learningRate);
    if (!BATCH_SIZES.includes(batchSize)) this.#batchSize.add(new Option(String(batchSize)));
    this.#batchSize.value = String(batchSize);
    this.#zeroing.checked = zeroing;
  }

  #tell(learningRate: number): void {
    this.#rateText.textContent = String(learningRate);
    this.#rate.setAttribute('aria-valuetext', String(learningRate));
  }
}
