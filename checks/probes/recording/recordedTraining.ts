import { DataLoader, type ImageDataset, type Minibatch, SGD, SoftmaxRegression, type tf } from '#lib';
import { NUMBER_PIXEL } from '../inputs/smallDataset';
import { type Watched, watchedParameters } from './watchedParameters';

/** The events of a training, in order: a minibatch is loaded, pictures go into the model, the weights have changed. */
export type TrainingEvent =
  | { op: 'load'; samples: number[] }
  | { op: 'forward'; samples: number[] }
  | { op: 'update'; after: Watched }
  | { op: 'grad'; name: string }
  | { op: 'zero' }
  | { op: 'step' };

/** Far more than any right answer needs. Later events are not recorded. */
const MOST_EVENTS = 20_000;

/**
 * A model, an optimizer and loaders of lib that record how they are used.
 *
 * An update is recorded before the next event, whether an optimizer or the reader's own code moved the weights.
 */
export function recordedTraining(seed: number, learningRate: number) {
  const events: TrainingEvent[] = [];
  const record = (event: TrainingEvent) => {
    if (events.length < MOST_EVENTS) events.push(event);
  };

  class RecordedModel extends SoftmaxRegression {
    forward(images: tf.Tensor2D): tf.Tensor2D {
      const logProbs = super.forward(images);
      noteUpdate();
      record({ op: 'forward', samples: numbersOf(images) });
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

  class RecordedLoader extends DataLoader {
    *[Symbol.iterator](): Generator<Minibatch, void, undefined> {
      for (const batch of super[Symbol.iterator]()) {
        noteUpdate();
        record({ op: 'load', samples: numbersOf(batch.images) });
        yield batch;
      }
    }
  }

  const model = new RecordedModel({ seed });
  for (const parameter of model.parameters) {
    const accumulate = parameter.accumulateGrad.bind(parameter);
    const value = (gradient: tf.Tensor) => {
      record({ op: 'grad', name: parameter.name });
      accumulate(gradient);
    };
    Object.defineProperty(parameter, 'accumulateGrad', { value }); // in a sandbox it cannot be assigned
  }
  let last = JSON.stringify(watchedParameters(model));

  /** Records the weights if they have changed. */
  function noteUpdate(): void {
    const after = watchedParameters(model);
    const now = JSON.stringify(after);
    if (now !== last) record({ op: 'update', after });
    last = now;
  }

  const load = (dataset: ImageDataset, options: ConstructorParameters<typeof DataLoader>[1]): DataLoader =>
    new RecordedLoader(dataset, options);
  return { model, optimizer: new RecordedSGD(model.parameters, { learningRate }), load, noteUpdate, events };
}

/** The pictures' numbers, which their last pixel holds. */
function numbersOf(images: tf.Tensor2D): number[] {
  const pixels = images.dataSync();
  const width = images.shape[1];
  return Array.from({ length: images.shape[0] }, (_, i) => Math.round(255 * pixels[i * width + NUMBER_PIXEL]));
}
