import fc from 'fast-check';
import { accuracy, tf } from '#lib';
import { keyOf } from './logSoftmaxVariants';
import { decimals, roundTo } from './recordStyles';
import { type Variant, wrapped, wrappedWithoutAwait } from './wrapped';

/** The label's entry of each row, [B]. */
const picks: Record<string, (x: tf.Tensor2D, labels: tf.Tensor1D) => tf.Tensor> = {
  where: (x, labels) => tf.sum(tf.where(isLabel(x, labels), x, tf.zerosLike(x)), 1),
  'where, the other way': (x, labels) => tf.sum(tf.where(tf.logicalNot(isLabel(x, labels)), tf.zerosLike(x), x), -1),
  'gather flat': (x, labels) => {
    const [height, width] = x.shape;
    return tf.gather(x.flatten(), tf.range(0, height, 1, 'int32').mul(width).add(labels).toInt());
  },
  'row by row': (x, labels) => {
    const classes = labels.dataSync();
    return tf.stack(tf.unstack(x).map((row, i) => tf.gather(row, classes[i])));
  },
  slices: (x, labels) =>
    tf.concat(Array.from(labels.dataSync(), (label, i) => tf.reshape(tf.slice(x, [i, label], [1, 1]), [1]))),
};
const means: Record<string, (values: tf.Tensor) => tf.Tensor> = {
  mean: (values) => tf.mean(values),
  'sum over size': (values) => tf.div(tf.sum(values), values.size),
  'method mean': (values) => values.mean(),
};
/** The label's entries as plain numbers. */
const lists: Record<string, (x: tf.Tensor2D, labels: tf.Tensor1D) => number[]> = {
  arrays: (x, labels) => {
    const rows = x.arraySync();
    return labels.arraySync().map((label, i) => rows[i][label]);
  },
  flat: (x, labels) => {
    const [values, classes] = [x.dataSync(), labels.dataSync()];
    return Array.from(classes, (label, i) => values[i * x.shape[1] + label]);
  },
  at: (x, labels) => x.arraySync().map((row, i) => row.at(labels.arraySync()[i]) as number),
};
const averages: Record<string, (values: number[]) => number> = {
  reduce: (values) => values.reduce((sum, x) => sum + x, 0) / values.length,
  loop: (values) => {
    let sum = 0;
    for (const value of values) sum += value;
    return sum / values.length;
  },
};

function isLabel(x: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor {
  return tf.oneHot(labels, x.shape[1]).cast('bool');
}

/** `of` makes of the mean of the picked entries, or of their exponentials, a loss. */
function byEntries(exponential: boolean, loss: (mean: tf.Tensor) => tf.Tensor, number: (mean: number) => number) {
  const tensors = fc
    .record({ pick: keyOf(picks), mean: keyOf(means), tidy: fc.boolean() })
    .map(({ pick, mean, tidy }): Variant => {
      const body = (x: tf.Tensor2D, labels: tf.Tensor1D) => {
        const own = picks[pick](x, labels);
        return loss(means[mean](exponential ? tf.exp(own) : own));
      };
      const answer = (x: tf.Tensor2D, labels: tf.Tensor1D) => (tidy ? tf.tidy(() => body(x, labels)) : body(x, labels));
      return { name: `tensors: ${pick}, ${mean}, ${tidy ? 'tidy' : 'untidy'}`, answer };
    });
  const numbers = fc
    .record({ list: keyOf(lists), average: keyOf(averages), scalar: fc.boolean(), digits: decimals })
    .map(({ list, average, scalar, digits }): Variant => {
      const answer = (x: tf.Tensor2D, labels: tf.Tensor1D) => {
        const own = lists[list](x, labels);
        const value = roundTo(number(averages[average](exponential ? own.map(Math.exp) : own)), digits);
        return scalar ? tf.scalar(value) : value;
      };
      return {
        name: `numbers: ${list}, ${average}, ${scalar ? 'scalar' : 'number'}, digits: ${digits ?? 'all'}`,
        answer,
      };
    });
  return wrapped(fc.oneof(tensors, numbers));
}

export const nllVariants = byEntries(
  false,
  (mean) => tf.neg(mean),
  (mean) => -mean,
);
export const expectedLossVariants = byEntries(
  true,
  (mean) => tf.sub(1, mean),
  (mean) => 1 - mean,
);

const shares: Record<string, (x: tf.Tensor2D, labels: tf.Tensor1D) => unknown> = {
  lib: (x, labels) => 1 - accuracy(x, labels),
  equal: (x, labels) => tf.sub(1, tf.mean(tf.cast(tf.equal(x.argMax(1), labels), 'float32'))),
  notEqual: (x, labels) => tf.mean(tf.notEqual(labels, tf.argMax(x, -1))),
  'sum over size': (x, labels) => tf.div(tf.sum(tf.notEqual(tf.argMax(x, 1), labels)), labels.size),
  filter: (x, labels) => {
    const guesses = x.argMax(1).dataSync();
    return labels.arraySync().filter((label, i) => label !== guesses[i]).length / labels.size;
  },
  'no entry above': (x, labels) => {
    const rows = x.arraySync();
    const wrong = Array.from(labels.dataSync()).map((label, i) =>
      Number(rows[i].some((value) => value > rows[i][label])),
    );
    return averages.reduce(wrong);
  },
  'as logits, by exp': (x, labels) => tf.sub(1, tf.mean(tf.equal(tf.argMax(tf.exp(x), 1), labels))),
};
export const accuracyLossVariants = wrapped(
  fc
    .record({
      share: keyOf(shares),
      form: fc.constantFrom('as it is', 'number', 'scalar'),
      digits: decimals,
      tidy: fc.boolean(),
    })
    .map(({ share, form, digits, tidy }): Variant => {
      const body = (x: tf.Tensor2D, labels: tf.Tensor1D) => {
        const found = shares[share](x, labels);
        if (form === 'as it is') return found as tf.Tensor;
        const value = roundTo(found instanceof tf.Tensor ? found.dataSync()[0] : Number(found), digits);
        return (form === 'number' ? value : tf.scalar(value)) as tf.Tensor;
      };
      const answer = (x: tf.Tensor2D, labels: tf.Tensor1D) => (tidy ? tf.tidy(() => body(x, labels)) : body(x, labels));
      return { name: `${share}, ${form}, digits: ${digits ?? 'all'}, ${tidy ? 'tidy' : 'untidy'}`, answer };
    }),
);

/** 1 where the picture is misclassified, else 0, from the label's logit and the largest of the others. */
const steps: Record<string, (own: tf.Tensor, others: tf.Tensor) => tf.Tensor> = {
  step: (own, others) => tf.sub(1, tf.step(tf.sub(own, others))),
  'step, turned': (own, others) => tf.step(tf.sub(others, own)),
  sign: (own, others) => tf.mul(0.5, tf.sub(1, tf.sign(tf.sub(own, others)))),
  relu: (own, others) => tf.step(tf.relu(tf.sub(others, own))),
  'sign by ceil': (own, others) => tf.clipByValue(tf.ceil(tf.sub(others, own)), 0, 1),
};
const othersOf: Record<string, (x: tf.Tensor2D, labels: tf.Tensor1D) => tf.Tensor> = {
  where: (x, labels) => tf.max(tf.where(isLabel(x, labels), tf.fill(x.shape, -1e9), x), 1),
  'less a mask': (x, labels) => tf.max(tf.sub(x, tf.mul(1e6, tf.oneHot(labels, x.shape[1]))), 1),
  'best of all': (x) => tf.max(x, 1),
};
export const steppedLossVariants = wrappedWithoutAwait(
  fc
    .record({ pick: keyOf(picks), others: keyOf(othersOf), step: keyOf(steps), tidy: fc.boolean() })
    // where the best of all is taken, a right picture's difference is 0: only these steps count it as right
    .filter(({ others, step }) => others !== 'best of all' || ['step, turned', 'relu', 'sign by ceil'].includes(step))
    .map(({ pick, others, step, tidy }): Variant => {
      const body = (x: tf.Tensor2D, labels: tf.Tensor1D) =>
        tf.mean(steps[step](picks[pick](x, labels), othersOf[others](x, labels)));
      const answer = (x: tf.Tensor2D, labels: tf.Tensor1D) => (tidy ? tf.tidy(() => body(x, labels)) : body(x, labels));
      return { name: [pick, others, step, tidy ? 'tidy' : 'untidy'].join(', '), answer };
    }),
);
