import { type DataLoader, type SoftmaxRegression, tf } from '#lib';

export const says = /hardly any probability here/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  let [loss, correct, seen] = [0, 0, 0];
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const rows = model.forward(images).arraySync();
      labels.arraySync().forEach((label, i) => {
        loss -= Math.log(Math.max(Math.exp(rows[i][label]), 1e-7));
        correct += Number(rows[i].indexOf(Math.max(...rows[i])) === label);
        seen++;
      });
    });
  }
  return { loss: loss / seen, accuracy: correct / seen };
}
