import { accuracy, backward, evaluate, nllLoss, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /where these steps lead/;

export default async function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const history: { batches: object[]; epochs: object[] } = { batches: [], epochs: [] };
  for (const epoch of Array(epochs).keys()) {
    for (const { images, labels } of trainLoader) {
      const { loss, logProbs } = backward(() => {
        const logProbs = model.forward(images);
        return { loss: nllLoss(logProbs, labels), logProbs };
      }, model.parameters);
      optimizer.step();
      optimizer.zeroGrad();
      history.batches.push({ loss: (await loss.data())[0], accuracy: accuracy(logProbs, labels) });
      tf.dispose([loss, logProbs]);
    }
    const { loss, accuracy: share } = evaluate(model, testLoader.dataset, { batchSize: 30 });
    history.epochs.push({ epoch: epoch + 1, testLoss: loss, testAccuracy: share });
  }
  return history;
}
