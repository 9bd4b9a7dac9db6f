import { SGD, SoftmaxRegression, type tf } from '#lib';
import type { Outcome } from '../calling/callAnswer';
import { NUMBER_PIXEL } from '../inputs/smallDataset';
import type { Json } from '../Json';

/** What a reader's code did with model and optimizer, in order. */
export type TrainingEvent =
  | { op: 'forward'; samples: number[] }
  | { op: 'grad'; name: string }
  | { op: 'zero' }
  | { op: 'step' };

/** Far more than any right answer needs; what comes later is not written down. */
const MOST_EVENTS = 20_000;
const WATCHED_PIXELS = 3;

/** A model and its optimizer, lib's own, that write down what is done with them. */
export function recordedTraining(seed: number, learningRate: number) {
  const events: TrainingEvent[] = [];
  const record = (event: TrainingEvent) => {
    if (events.length < MOST_EVENTS) events.push(event);
  };

  class RecordedModel extends SoftmaxRegression {
    forward(images: tf.Tensor2D): tf.Tensor2D {
      const logProbs = super.forward(images);
      const pixels = images.dataSync();
      const samples = Array.from({ length: images.shape[0] }, (_, i) =>
        Math.round(255 * pixels[i * images.shape[1] + NUMBER_PIXEL]),
      );
      record({ op: 'forward', samples });
      return logProbs;
    }
  }

  class RecordedSGD extends SGD {
    zeroGrad(): void {
      record({ op: 'zero' });
      super.zeroGrad();
    }

    step(): void {
      record({ op: 'step' });
      super.step();
    }
  }

  const model = new RecordedModel({ seed });
  for (const parameter of model.parameters) {
    const accumulate = parameter.accumulateGrad.bind(parameter);
    parameter.accumulateGrad = (gradient) => {
      record({ op: 'grad', name: parameter.name });
      accumulate(gradient);
    };
  }
  return { model, optimizer: new RecordedSGD(model.parameters, { learningRate }), events };
}

/** The outcome of a call, unless it has left the model in ruins. */
export function unlessDisposed<Value extends Json>(model: SoftmaxRegression, outcome: Outcome<Value>): Outcome<Value> {
  if (!isDisposed(model)) return outcome;
  return { kind: 'threw', message: 'the model’s weights are disposed afterwards' };
}

/** Some of a model's numbers: all biases, and the weights of the first pixels; none where it was disposed. */
export function watchedParameters(model: SoftmaxRegression): { bias: number[]; weight: number[] } {
  if (isDisposed(model)) return { bias: [], weight: [] };
  const [weight, bias] = model.parameters.map(({ value }) => value.dataSync());
  return { bias: Array.from(bias), weight: Array.from(weight.subarray(0, 10 * WATCHED_PIXELS)) };
}

function isDisposed({ parameters }: SoftmaxRegression): boolean {
  return parameters.some(({ value }) => value.isDisposed);
}

export function disposeModel(model: SoftmaxRegression): void {
  for (const parameter of model.parameters) parameter.dispose();
}
