import { DataLoader, type ImageDataset, SoftmaxRegression } from '#lib';

/** Softmax regression and its gradient in float64, as plainly as it can be written. */
export interface Model {
  weight: Float64Array; // [784, 10]
  bias: Float64Array; // [10]
}

export function firstModel(seed: number): Model {
  const model = new SoftmaxRegression({ seed });
  const [weight, bias] = model.parameters.map(({ value }) => Float64Array.from(value.dataSync()));
  for (const { value } of model.parameters) value.dispose();
  return { weight, bias };
}

function logProbs({ weight, bias }: Model, { images }: ImageDataset, sample: number): number[] {
  const logits = Array.from(bias, (b, k) => {
    let z = b;
    for (let pixel = 0; pixel < 784; pixel++) z += (images[784 * sample + pixel] / 255) * weight[10 * pixel + k];
    return z;
  });
  const max = Math.max(...logits);
  const logSum = Math.log(logits.reduce((sum, z) => sum + Math.exp(z - max), 0));
  return logits.map((z) => z - max - logSum);
}

/** Mean loss and accuracy of some samples, all unless given. */
export function measure(model: Model, dataset: ImageDataset, samples = Array.from(dataset.labels, (_, i) => i)) {
  let loss = 0;
  let correct = 0;
  for (const sample of samples) {
    const row = logProbs(model, dataset, sample);
    loss -= row[dataset.labels[sample]];
    correct += Number(row.indexOf(Math.max(...row)) === dataset.labels[sample]);
  }
  return { loss: loss / samples.length, accuracy: correct / samples.length };
}

function step(model: Model, { images, labels }: ImageDataset, samples: number[], learningRate: number): void {
  const rows = samples.map((sample) => logProbs(model, { images, labels } as ImageDataset, sample).map(Math.exp));
  samples.forEach((sample, i) => {
    rows[i].forEach((probability, k) => {
      const move = (-learningRate / samples.length) * (probability - Number(labels[sample] === k));
      model.bias[k] += move;
      for (let pixel = 0; pixel < 784; pixel++)
        model.weight[10 * pixel + k] += (move * images[784 * sample + pixel]) / 255;
    });
  });
}

/** Trains as `trainRun` says it does. */
export function train(
  { train, test }: { train: ImageDataset; test: ImageDataset },
  { batchSize, seed, epochs, learningRate }: { batchSize: number; seed: number; epochs: number; learningRate: number },
) {
  const model = firstModel(seed);
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
  const records = Array.from({ length: epochs }, (_, epoch) => {
    const order = [...loader.order(epoch)];
    const losses: number[] = [];
    let loss = 0;
    let correct = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      const samples = order.slice(start, start + batchSize);
      const seen = measure(model, train, samples);
      if (samples.length === batchSize) losses.push(seen.loss);
      loss += seen.loss * samples.length;
      correct += seen.accuracy * samples.length;
      step(model, train, samples, learningRate);
    }
    const squares = losses.slice(1).reduce((sum, next, i) => sum + (next - losses[i]) ** 2, 0);
    const unseen = measure(model, test);
    return {
      trainLoss: loss / train.length,
      trainAccuracy: correct / train.length,
      testLoss: unseen.loss,
      testAccuracy: unseen.accuracy,
      lossNoise: losses.length < 2 ? NaN : Math.sqrt(squares / (2 * (losses.length - 1))),
    };
  });
  return { records, ...model };
}
