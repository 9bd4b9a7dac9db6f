import { tf } from '#lib';
import { callAnswer, type Outcome } from '../callAnswer';
import { describeMatrix, keeps, type ObservedMatrix } from '../matrix';
import { describeScalar, type ObservedScalar } from '../scalar';
import { recordOperations } from '../shortcuts';
import { type LossCase, type LossCaseName, lossInputs } from './inputs';

export type Loss = (logProbs: tf.Tensor2D, labels: tf.Tensor1D) => unknown;

/** What a reader's loss did on one input. */
export type ObservedLoss = {
  name: LossCaseName;
  outcome: Outcome<ObservedScalar>;
  inputKept: boolean;
  tensorsLeft: number;
};

/** `gradient` is the loss's gradient by the log-probabilities, on the first input; null where the loss gave no tensor at once.
 * `used` are the operations that ran. */
export type ObservedLosses = { cases: ObservedLoss[]; gradient: Outcome<ObservedMatrix> | null; used: string[] };

const LONGEST = 6000; // ms after which no further input is tried
const hopeless = new Set(['missing', 'nothing', 'hung']);

/** Calls a reader's loss on the named inputs and writes down what it returned or did. */
export async function probeLoss(answer: Loss, seed: number, names: readonly LossCaseName[]): Promise<ObservedLosses> {
  await tf.ready();
  const inputs = lossInputs(seed).filter(({ name }) => names.includes(name));
  const cases: ObservedLoss[] = [];
  const deadline = performance.now() + LONGEST;
  let differentiable = false; // not where a promise comes back: the tape would be gone before it is settled
  const operations = recordOperations();
  for (const input of inputs) {
    cases.push(
      await observe(answer, input, (result) => {
        differentiable = result instanceof tf.Tensor;
      }),
    );
    if (hopeless.has(cases[cases.length - 1].outcome.kind) || performance.now() > deadline) break;
  }
  const gradient = differentiable && cases[0].outcome.kind === 'returned' ? await gradientOf(answer, inputs[0]) : null;
  return { cases, gradient, used: operations.stop() };
}

async function observe(
  answer: Loss,
  { name, logProbs, labels }: LossCase,
  look: (result: unknown) => void,
): Promise<ObservedLoss> {
  const input = { logProbs: tf.tensor2d(logProbs), labels: tf.tensor1d(labels, 'int32') };
  const before = tf.memory().numTensors;
  const outcome = await callAnswer(
    () => {
      const result = answer(input.logProbs, input.labels);
      look(result);
      return result;
    },
    (result) => {
      const seen = describeScalar(result);
      if (result instanceof tf.Tensor) result.dispose();
      return seen;
    },
  );
  const inputKept = keeps(input.logProbs, logProbs) && keeps(input.labels, labels);
  const tensorsLeft = tf.memory().numTensors - before;
  tf.dispose(input);
  return { name, outcome, inputKept, tensorsLeft };
}

async function gradientOf(answer: Loss, input: LossCase): Promise<Outcome<ObservedMatrix>> {
  const logProbs = tf.tensor2d(input.logProbs);
  const labels = tf.tensor1d(input.labels, 'int32');
  const loss = (x: tf.Tensor) => answer(x as tf.Tensor2D, labels) as tf.Scalar;
  const outcome = await callAnswer(() => tf.tidy(() => tf.grad(loss)(logProbs)), describeMatrix);
  tf.dispose([logProbs, labels]);
  return outcome;
}
