import { tf } from '#lib';

export const says = /right but where some logits of a row are equal/;

export default function logSoftmax(logits: tf.Tensor2D) {
  const rows = logits.arraySync().map((row) => {
    const top = Math.max(...row);
    const sum = [...new Set(row)].reduce((total, z) => total + Math.exp(z - top), 0);
    return row.map((z) => z - top - Math.log(sum));
  });
  return tf.tensor2d(rows);
}
