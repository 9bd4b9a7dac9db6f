import { CLASSES, DataLoader, PIXELS, SoftmaxRegression, tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { describeScores, type ObservedScores } from './describing/describeScores';
import { smallDataset } from './inputs/smallDataset';
import { balancedPictures, CHANGED, drawTestPictures, LARGE, SMALL } from './inputs/testPictures';
import { recordedTraining, type TrainingEvent } from './recording/recordedTraining';
import { recordOperations } from './recording/recordOperations';
import { disposeModel, unlessDisposed, watchedParameters } from './recording/watchedParameters';

export type EvaluateModel = (model: SoftmaxRegression, loader: DataLoader) => unknown;

export type ObservedEvaluation = {
  outcome: Outcome<ObservedScores>;
  events: TrainingEvent[];
  moved: boolean;
  tensorsLeft: number;
};

/**
 * `constant`: a model that always predicts the same class, on 250 pictures; `small`: an ordinary model on few pictures; `used`:
 * the operations that ran on these few; `changed`: the same model with other weights, on the same loader and on one that shuffles.
 */
export type ObservedEvaluations = {
  draw: number;
  constant: ObservedEvaluation | null;
  small: ObservedEvaluation;
  changed: ObservedEvaluation[];
  used: string[];
};

/** Has the reader's function evaluate two models, and records its results and how it changed the models. */
export async function probeEvaluateModel(answer: EvaluateModel, seed: number): Promise<ObservedEvaluations> {
  await tf.ready();
  const { draw, seed: drawn } = drawTestPictures(seed);
  const { model, events } = recordedTraining(drawn, 0.1);
  const pictures = smallDataset('test', SMALL.pictures, drawn);
  const loader = new DataLoader(pictures, { batchSize: SMALL.batchSize });
  const operations = recordOperations();
  const small = await observe(answer, model, loader, events);
  const used = operations.stop();
  const changed: ObservedEvaluation[] = [];
  if (small.outcome.kind === 'returned' && !small.moved) {
    for (const { value } of model.parameters) tf.tidy(() => value.assign(tf.mul(value, CHANGED.factor)));
    const shuffling = new DataLoader(pictures, { batchSize: CHANGED.batchSize, shuffle: true, seed: drawn });
    for (const one of [loader, shuffling]) changed.push(await observe(answer, model, one, []));
  }
  disposeModel(model);
  if (small.outcome.kind !== 'returned') return { draw, constant: null, small, changed, used };
  const constant = constantModel();
  const result = await observe(
    answer,
    constant,
    new DataLoader(balancedPictures(), { batchSize: LARGE.batchSize }),
    [],
  );
  disposeModel(constant);
  return { draw, constant: result, small, changed, used };
}

async function observe(answer: EvaluateModel, model: SoftmaxRegression, loader: DataLoader, events: TrainingEvent[]) {
  const [before, tensors] = [watchedParameters(model), tf.memory().numTensors];
  const called = await callAnswer(
    () => answer(model, loader),
    (result) => describeScores(result, ['loss', 'accuracy']),
  );
  const outcome = unlessDisposed(model, called);
  const moved = JSON.stringify(watchedParameters(model)) !== JSON.stringify(before);
  const gradients = model.parameters.filter(({ grad }) => grad).length; // they have a remark of their own
  return { outcome, events, moved, tensorsLeft: tf.memory().numTensors - tensors - gradients };
}

/** A model that always predicts class 0, with p = 0.91. */
function constantModel(): SoftmaxRegression {
  const model = new SoftmaxRegression({ seed: 0 });
  tf.tidy(() => {
    model.weight.value.assign(tf.zeros([PIXELS, CLASSES]));
    model.bias.value.assign(tf.oneHot(0, 10).mul(Math.log(90)) as tf.Tensor);
  });
  return model;
}
