import { tf } from '#lib';

export const says = /rounded to 5 significant digits/;

export default function logSoftmax(logits: tf.Tensor2D) {
  const rows = logits.arraySync().map((row) => {
    const top = Math.max(...row);
    const sum = row.reduce((total, z) => total + Math.exp(z - top), 0);
    return row.map((z) => Number((z - top - Math.log(sum)).toPrecision(5)));
  });
  return tf.tensor2d(rows);
}
