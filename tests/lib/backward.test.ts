import { expect, test } from 'vitest';
import { backward, Parameter, SGD, tf } from '#lib';

await tf.ready();

const square = (x: Parameter) => () => ({ loss: tf.sum(tf.square(x.value)) });

test('backward() adds to grad: twice without zeroGrad gives twice the gradient, exactly', () => {
  const x = new Parameter(tf.tensor1d([3, -1.5]), 'x');
  tf.tidy(() => void backward(square(x), [x]));
  expect(x.grad?.arraySync()).toEqual([6, -3]);
  tf.tidy(() => void backward(square(x), [x]));
  expect(x.grad?.arraySync()).toEqual([12, -6]);
  x.zeroGrad();
  expect(x.grad).toBeNull();
});

test('zeroGrad() before any backward() does no harm, and step() leaves a parameter without gradient as it is', () => {
  const x = new Parameter(tf.scalar(3), 'x');
  const optimizer = new SGD([x], { learningRate: 0.1 });
  optimizer.zeroGrad();
  optimizer.step();
  expect(x.value.arraySync()).toBe(3);
});

test('a parameter that the loss does not depend on keeps its grad', () => {
  const [x, y] = [new Parameter(tf.scalar(3), 'x'), new Parameter(tf.scalar(4), 'y')];
  backward(square(x), [x, y]);
  expect(x.grad?.arraySync()).toBe(6);
  expect(y.grad).toBeNull();
});

test('backward() returns what lossFn returned, readable after the tape is gone', () => {
  const x = new Parameter(tf.scalar(3), 'x');
  const kept = tf.tidy(() => {
    const result = backward(() => ({ loss: tf.square(x.value), twice: tf.mul(x.value, 2), name: 'one' }), [x]);
    return [result.loss.dataSync()[0], result.twice.dataSync()[0], result.name];
  });
  expect(kept).toEqual([9, 6, 'one']);
});

test('backward() leaves no tensor behind but the gradient', () => {
  const x = new Parameter(tf.scalar(3), 'x');
  const outside = tf.scalar(1);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) tf.tidy(() => void backward(() => ({ ...square(x)(), outside }), [x]));
  expect(tf.memory().numTensors).toBe(before + 1);
  expect(outside.isDisposed).toBe(false);
});

test('a lossFn that throws changes no grad and leaves no tensor', () => {
  const x = new Parameter(tf.scalar(3), 'x');
  tf.tidy(() => void backward(square(x), [x]));
  const before = tf.memory().numTensors;
  const fail = () => {
    tf.square(x.value);
    throw new Error('mine');
  };
  expect(() => tf.tidy(() => void backward(fail, [x]))).toThrow('mine');
  expect(tf.memory().numTensors).toBe(before);
  expect(x.grad?.arraySync()).toBe(6);
});

test('a loss without gradient is an error, changes no grad and leaves no tensor', () => {
  const x = new Parameter(tf.tensor2d([[3, 1]]), 'x');
  const before = tf.memory().numTensors;
  const accuracyLoss = () => ({ loss: tf.mean(tf.cast(tf.equal(x.value, 3), 'float32')) });
  expect(() => tf.tidy(() => void backward(accuracyLoss, [x]))).toThrow('Equal');
  expect(x.grad).toBeNull();
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  ['a vector', () => ({ loss: tf.tensor1d([1, 2]) }), 'a tensor of shape [2]'],
  ['a number', () => ({ loss: 3 }), '3'],
  ['nothing', () => undefined, 'undefined'],
])('backward() refuses %s as the loss', (_, lossFn, found) => {
  const x = new Parameter(tf.scalar(3), 'x');
  const refusal = `Cannot differentiate the loss: lossFn must return { loss } with a scalar tensor, got ${found}`;
  expect(() => tf.tidy(() => void backward(lossFn as () => { loss: tf.Tensor }, [x]))).toThrow(new TypeError(refusal));
});

test.each([-0.1, Number.NaN, Infinity])('SGD refuses the learning rate %d', (learningRate) => {
  expect(() => new SGD([], { learningRate })).toThrow(
    new RangeError(`Cannot descend: learningRate must be a finite number >= 0, got ${learningRate}`),
  );
});

test('SGD with the learning rate 0 moves nothing', () => {
  const x = new Parameter(tf.scalar(3), 'x');
  backward(square(x), [x]);
  new SGD([x], { learningRate: 0 }).step();
  expect(x.value.arraySync()).toBe(3);
});

test('a Parameter copies its initial tensor, and dispose() frees all of it', () => {
  const before = tf.memory().numTensors;
  const initial = tf.scalar(3);
  const x = new Parameter(initial, 'x');
  initial.dispose();
  tf.tidy(() => void backward(square(x), [x]));
  x.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('dropTape() is still needed: TensorFlow.js alone leaves a tensor when a gradient fails', () => {
  const x = tf.variable(tf.tensor2d([[3, 1]]));
  const before = tf.memory().numTensors;
  const accuracyLoss = () => tf.mean(tf.cast(tf.equal(x, 3), 'float32')) as tf.Scalar;
  expect(() => tf.tidy(() => void tf.variableGrads(accuracyLoss, [x]))).toThrow('Equal');
  expect(tf.memory().numTensors).toBeGreaterThan(before);
});
