import fc from 'fast-check';
import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';
import { keyOf } from './logSoftmaxVariants';
import { recordStyles } from './recordStyles';
import { type Variant, wrapped } from './wrapped';

export const evaluations: Record<
  string,
  (model: SoftmaxRegression, loader: DataLoader) => { loss: number; accuracy: number }
> = {
  sums: (model, loader) => {
    let [loss, correct, seen] = [0, 0, 0];
    for (const { images, labels } of loader) {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
      seen += images.shape[0];
    }
    return { loss: loss / seen, accuracy: correct / seen };
  },
  'weighted means': (model, loader) =>
    Array.from(loader, ({ images, labels }) => {
      const logProbs = model.forward(images);
      return { size: labels.size, loss: nllLoss(logProbs, labels).dataSync()[0], accuracy: accuracy(logProbs, labels) };
    }).reduce(
      (mean, { size, loss, accuracy }) => ({
        loss: mean.loss + (size / loader.dataset.length) * loss,
        accuracy: mean.accuracy + (size / loader.dataset.length) * accuracy,
      }),
      { loss: 0, accuracy: 0 },
    ),
  'picture by picture': (model, loader) => {
    const [losses, right]: number[][] = [[], []];
    for (const { images, labels } of loader) {
      const rows = model.forward(images).arraySync();
      labels.arraySync().forEach((label, i) => {
        losses.push(-rows[i][label]);
        right.push(Number(rows[i].indexOf(Math.max(...rows[i])) === label));
      });
    }
    const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
    return { loss: mean(losses), accuracy: mean(right) };
  },
};
const tidied = (evaluation: string, tidy: boolean) => (model: SoftmaxRegression, loader: DataLoader) =>
  tidy ? tf.tidy(() => evaluations[evaluation](model, loader)) : evaluations[evaluation](model, loader);

export const evaluationVariants = wrapped(
  fc
    .record({ evaluation: keyOf(evaluations), tidy: fc.boolean(), record: keyOf(recordStyles) })
    .map(({ evaluation, tidy, record }): Variant => {
      const evaluate = tidied(evaluation, tidy);
      const answer = (...given: Parameters<typeof evaluate>) => recordStyles[record](evaluate(...given));
      return { name: `${evaluation}, ${tidy ? 'tidy' : 'untidy'}, ${record}`, answer };
    }),
);
