import { type Minibatch, type SGD, type SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { describeScores, type ObservedScores } from './describing/describeScores';
import { drawMinibatches, LEARNING_RATE, loadMinibatches } from './inputs/twoMinibatches';
import { recordedTraining, type TrainingEvent } from './recording/recordedTraining';
import { recordOperations } from './recording/recordOperations';
import { disposeModel, unlessDisposed, type Watched, watchedParameters } from './recording/watchedParameters';

export type TrainingStep = (model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) => unknown;

/** A call of the reader's step. */
export type ObservedStep = {
  outcome: Outcome<ObservedScores>;
  events: TrainingEvent[];
  after: Watched;
  tensors: number;
};

/** `different`: two steps on two minibatches; `same`: two on one minibatch, at a tiny rate; `used`: the operations that ran. */
export type ObservedTrainingStep = { draw: number; different: ObservedStep[]; same: ObservedStep[]; used: string[] };

export const TINY_RATE = 1e-3;

/** Calls the reader's step for two steps, twice, and records how the weights moved. */
export async function probeTrainingStep(answer: TrainingStep, seed: number): Promise<ObservedTrainingStep> {
  await tf.ready();
  const { draw, seed: drawn } = drawMinibatches(seed);
  const operations = recordOperations();
  const different = await takeSteps(answer, drawn, LEARNING_RATE, [0, 1]);
  const usable = different.length === 2 && different.every(({ outcome }) => outcome.kind === 'returned');
  const same = usable ? await takeSteps(answer, drawn, TINY_RATE, [0, 0]) : [];
  return { draw, different, same, used: operations.stop() };
}

async function takeSteps(answer: TrainingStep, seed: number, learningRate: number, order: number[]) {
  const { model, optimizer, events } = recordedTraining(seed, learningRate);
  const batches = loadMinibatches(seed);
  const steps: ObservedStep[] = [];
  for (const index of order) {
    const called = await callAnswer(
      () => answer(model, optimizer, batches[index]),
      (result) => describeScores(result, ['loss', 'accuracy']),
    );
    const outcome = unlessDisposed(model, called);
    steps.push({ outcome, events: events.splice(0), after: watchedParameters(model), tensors: tf.memory().numTensors });
    if (outcome.kind !== 'returned') break;
  }
  for (const { images, labels } of batches) tf.dispose([images, labels]);
  disposeModel(model);
  return steps;
}
