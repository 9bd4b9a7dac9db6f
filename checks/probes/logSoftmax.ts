import { tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { tryEach } from './calling/tryEach';
import { describeMatrix, keeps, type ObservedMatrix } from './describing/matrix';
import { type Case, logSoftmaxInputs, weightsOf } from './inputs/logSoftmaxInputs';
import { recordOperations } from './recording/recordOperations';

export type LogSoftmax = (logits: tf.Tensor2D) => unknown;

/** The outcome of a reader's log-softmax on one input. */
export type ObservedCase = {
  name: Case['name'];
  outcome: Outcome<ObservedMatrix>;
  inputKept: boolean;
  tensorsLeft: number;
};

/**
 * `slopes`: the gradients of a weighted sum of the outputs with respect to the logits; empty where the answer did not return a
 * tensor at once. `used`: the operations that ran.
 */
export type ObservedLogSoftmax = {
  cases: ObservedCase[];
  slopes: { name: Case['name']; outcome: Outcome<ObservedMatrix> }[];
  used: string[];
};

/** Calls a reader's log-softmax on each input and records the outcomes. */
export async function probeLogSoftmax(answer: LogSoftmax, seed: number): Promise<ObservedLogSoftmax> {
  await tf.ready();
  const inputs = logSoftmaxInputs(seed);
  let differentiable = false; // false for a promise: the tape ends before it settles
  const operations = recordOperations();
  const cases = await tryEach(inputs, (input) =>
    observe(answer, input, (result) => {
      differentiable = result instanceof tf.Tensor;
    }),
  );
  const slopes: ObservedLogSoftmax['slopes'] = [];
  if (differentiable && cases.length === inputs.length) {
    for (const { name, logits } of inputs) slopes.push({ name, outcome: await gradientOf(answer, logits) });
  }
  return { cases, slopes, used: operations.stop() };
}

async function observe(
  answer: LogSoftmax,
  { name, logits }: Case,
  look: (result: unknown) => void,
): Promise<ObservedCase> {
  const input = tf.tensor2d(logits);
  const before = tf.memory().numTensors;
  const outcome = await callAnswer(
    () => {
      const result = answer(input);
      look(result);
      return result;
    },
    (result) => {
      const seen = describeMatrix(result);
      if (result instanceof tf.Tensor && result !== input) result.dispose();
      return seen;
    },
  );
  const inputKept = keeps(input, logits);
  const tensorsLeft = tf.memory().numTensors - before;
  input.dispose();
  return { name, outcome, inputKept, tensorsLeft };
}

async function gradientOf(answer: LogSoftmax, logits: number[][]): Promise<Outcome<ObservedMatrix>> {
  const [input, weights] = [tf.tensor2d(logits), tf.tensor2d(weightsOf(logits))];
  const sum = (z: tf.Tensor) => tf.sum(tf.mul(weights, answer(z as tf.Tensor2D) as tf.Tensor)) as tf.Scalar;
  const outcome = await callAnswer(() => tf.tidy(() => tf.grad(sum)(input)), describeMatrix);
  tf.dispose([input, weights]);
  return outcome;
}
