import {
  DataLoader,
  FASHION_CLASSES,
  type ImageDataset,
  mixSeed,
  nllLoss,
  SGD,
  SoftmaxRegression,
  tf,
  uniform,
} from '#lib';
import type { Answer } from '../Answer';

/** Three steps on minibatches of several sizes: what they return, where the weights are then, what memory they keep. */
export async function steps(answer: Answer, seed: number): Promise<unknown> {
  const { random, learner, dataset } = setting(seed);
  const { model, optimizer } = learner(0.01 + random());
  const loader = new DataLoader(dataset(9), { batchSize: 2 + Math.floor(3 * random()) });
  const course: unknown[] = [];
  for (const batch of loader) {
    const before = tf.memory().numTensors - gradientsOf(model);
    const { loss, accuracy } = Object(await answer(model, optimizer, batch));
    const leaks = tf.memory().numTensors - gradientsOf(model) > before;
    course.push({ loss, accuracy, leaks, weights: weightsOf(model) });
  }
  return finish(model, course);
}

/** Loss and accuracy of a model with large weights on a dataset, and what the evaluation leaves behind. */
export async function evaluates(answer: Answer, seed: number): Promise<unknown> {
  const { random, learner, dataset } = setting(seed);
  const { model } = learner(0.1);
  tf.tidy(() => model.weight.value.assign(tf.mul(model.weight.value, 20)));
  const weights = weightsOf(model);
  const loader = new DataLoader(dataset(3 + Math.floor(20 * random())), { batchSize: 1 + Math.floor(9 * random()) });
  const before = tf.memory().numTensors;
  const { loss, accuracy } = Object(await answer(model, loader));
  const [leaks, gradients] = [tf.memory().numTensors - gradientsOf(model) > before, gradientsOf(model)];
  return finish(model, { loss, accuracy, leaks, gradients, kept: String(weightsOf(model)) === String(weights) });
}

/** Records and final weights of a training over up to three epochs. */
export async function fits(answer: Answer, seed: number): Promise<unknown> {
  const { random, learner, dataset } = setting(seed);
  const { model, optimizer } = learner(0.05 + 0.2 * random());
  const batchSize = 2 + Math.floor(4 * random());
  const trainLoader = new DataLoader(dataset(5 + Math.floor(9 * random())), { batchSize, shuffle: true, seed });
  const testLoader = new DataLoader(dataset(4 + Math.floor(9 * random())), { batchSize: batchSize + 1 });
  const epochs = 1 + Math.floor(3 * random());
  const before = tf.memory().numTensors;
  const history = Object(await answer({ model, optimizer, trainLoader, testLoader, epochs }));
  const leaks = tf.memory().numTensors - gradientsOf(model) > before;
  const batches = Array.from(history.batches ?? [], (record) => pick(record, ['loss', 'accuracy']));
  const records = Array.from(history.epochs ?? [], (record) => pick(record, ['epoch', 'testLoss', 'testAccuracy']));
  return finish(model, { batches, records, leaks, weights: weightsOf(model) });
}

/** Whether it says that weights stayed, and where they are, for losses of several slopes. */
export async function keeps(answer: Answer, seed: number): Promise<unknown> {
  const { random, learner, dataset } = setting(seed);
  const { model, optimizer } = learner(0.1);
  const loader = new DataLoader(dataset(7), { batchSize: 3 });
  const flat = (logProbs: tf.Tensor2D) => tf.sum(tf.step(logProbs)) as tf.Scalar;
  const [row, column] = [Math.floor(784 * random()), Math.floor(10 * random())];
  const oneWeight = () => tf.sum(tf.slice(model.weight.value as tf.Tensor2D, [row, column], [1, 1]));
  const lossFns = [
    flat,
    nllLoss,
    (logProbs: tf.Tensor2D) => tf.add(flat(logProbs), tf.mul((random() - 0.5) * 1e-5, oneWeight())),
    (logProbs: tf.Tensor2D) =>
      tf.add(flat(logProbs), tf.mul(1e-3, tf.slice(model.bias.value as tf.Tensor1D, [column], [1]).sum())),
  ];
  const says = await answer({ model, optimizer, loader, lossFn: lossFns[seed % lossFns.length] });
  return finish(model, { says, weights: weightsOf(model) });
}

/** Test scores of one's own run. */
export async function runsAlone(answer: Answer, seed: number): Promise<unknown> {
  const { random, dataset } = setting(seed);
  const options = {
    train: dataset(6 + Math.floor(9 * random())),
    test: dataset(5 + Math.floor(9 * random())),
    batchSize: 1 + Math.floor(5 * random()),
    seed,
    epochs: 1 + Math.floor(3 * random()),
    learningRate: 0.02 + 0.3 * random(),
  };
  return pick(await answer(options), ['testLoss', 'testAccuracy']);
}

function setting(seed: number) {
  const random = uniform(mixSeed(seed, 77));
  const learner = (learningRate: number) => {
    const model = new SoftmaxRegression({ seed });
    return { model, optimizer: new SGD(model.parameters, { learningRate }) };
  };
  const dataset = (length: number): ImageDataset => ({
    images: Uint8Array.from({ length: 784 * length }, () => (random() < 0.1 ? 255 * random() : 0)),
    labels: Uint8Array.from({ length }, () => 10 * random()),
    length,
    classes: FASHION_CLASSES,
  });
  return { random, learner, dataset };
}

function pick(record: unknown, names: string[]): unknown {
  return Object.fromEntries(names.map((name) => [name, Object(record)[name]]));
}

/** All biases and every 97th weight. */
function weightsOf({ weight, bias }: SoftmaxRegression): number[] {
  return [...bias.value.dataSync(), ...weight.value.dataSync().filter((_, i) => i % 97 === 0)];
}

function gradientsOf({ parameters }: SoftmaxRegression): number {
  return parameters.filter(({ grad }) => grad).length;
}

function finish<Seen>(model: SoftmaxRegression, seen: Seen): Seen {
  for (const parameter of model.parameters) parameter.dispose();
  return seen;
}
