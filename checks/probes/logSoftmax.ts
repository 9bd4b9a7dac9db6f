import { tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { tryEach } from './calling/tryEach';
import { describeMatrix, keeps, type ObservedMatrix } from './describing/matrix';
import { type Case, logSoftmaxInputs, weightsOf } from './inputs/logSoftmaxInputs';
import { recordOperations } from './recording/recordOperations';

export type LogSoftmax = (logits: tf.Tensor2D) => unknown;

/** What a reader's log-softmax did on one input. */
export type ObservedCase = {
  name: Case['name'];
  outcome: Outcome<ObservedMatrix>;
  inputKept: boolean;
  tensorsLeft: number;
};

/** `slopes` are the gradients, by the logits, of a weighted sum of the outputs; empty where no tensor came back at once.
 * `used` are the operations that ran. */
export type ObservedLogSoftmax = {
  cases: ObservedCase[];
  slopes: { name: Case['name']; outcome: Outcome<ObservedMatrix> }[];
  used: string[];
};

/** Calls a reader's log-softmax on each input and writes down what it returned or did. */
export async function probeLogSoftmax(answer: LogSoftmax, seed: number): Promise<ObservedLogSoftmax> {
  await tf.ready();
  const inputs = logSoftmaxInputs(seed);
  let differentiable = false; // not where a promise comes back: the tape would be gone before it is settled
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
