import { accuracy, evaluate, logSoftmax, nllLoss, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /where these steps lead/;

class BatchRecord {
  constructor(
    readonly accuracy: number,
    private readonly nats: number,
    readonly samples: number,
  ) {}

  get loss() {
    return this.nats;
  }
}

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const { weight, bias } = model;
  const history: { epochs: object[]; batches: object[] } = { epochs: [], batches: [] };
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const { images, labels } of trainLoader) {
      tf.tidy(() => {
        const logits = tf.add(tf.matMul(images, weight.value as tf.Tensor2D), bias.value) as tf.Tensor2D;
        const logProbs = logSoftmax(logits);
        history.batches.push(
          new BatchRecord(accuracy(logProbs, labels), nllLoss(logProbs, labels).dataSync()[0], labels.size),
        );
        const slope = tf.div(tf.sub(tf.exp(logProbs), tf.oneHot(labels, 10)), labels.size / optimizer.learningRate);
        weight.value.assign(tf.sub(weight.value, tf.matMul(images, slope as tf.Tensor2D, true)));
        bias.value.assign(tf.sub(bias.value, tf.sum(slope, 0)));
      });
    }
    const scores = evaluate(model, testLoader.dataset);
    history.epochs.push({ testAccuracy: scores.accuracy, testLoss: scores.loss, epoch, seconds: 1 });
  }
  return history;
}
