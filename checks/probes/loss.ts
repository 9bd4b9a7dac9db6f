/** The probe of four tasks: `nllLoss`, `accuracyLoss`, `steppedLoss` and `expectedLoss`. */
import { tf } from '#lib';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { tryEach } from './calling/tryEach';
import { describeMatrix, keeps, type ObservedMatrix } from './describing/matrix';
import { describeScalar, type ObservedScalar } from './describing/scalar';
import { type LossCase, type LossCaseName, lossInputs, withOneErrorMore } from './inputs/lossInputs';
import { recordOperations } from './recording/recordOperations';
import { readAsUsual, recordReads, replayReads } from './recording/replayReads';
import { straightenFunctions } from './recording/straightFunctions';

export type Loss = (logProbs: tf.Tensor2D, labels: tf.Tensor1D) => unknown;

/** The outcome of a reader's loss on one input. */
export type ObservedLoss = {
  name: LossCaseName;
  outcome: Outcome<ObservedScalar>;
  inputKept: boolean;
  tensorsLeft: number;
};

/** The gradient of the input's factor times a loss, with respect to the log-probabilities. For `straight` see {@link straightenFunctions}. */
export type ObservedSlope = { name: LossCaseName; straight: boolean; outcome: Outcome<ObservedMatrix> };

/**
 * `slopes` is empty where the loss did not return a tensor at once. `used`: the operations that ran. `replayed`: the loss of an input
 * with one error more than the first, where all that the answer reads out of tensors is what it read for the first.
 */
export type ObservedLosses = {
  cases: ObservedLoss[];
  slopes: ObservedSlope[];
  used: string[];
  replayed: Outcome<ObservedScalar> | null;
};

/**
 * A probe that calls a reader's loss on the named inputs and records the outcomes.
 *
 * @param straight Whether to look also for a value that was not computed on the tape.
 */
export function probeLoss(names: LossCaseName[], { straight = false } = {}) {
  return async (answer: Loss, seed: number): Promise<ObservedLosses> => {
    await tf.ready();
    const all = lossInputs(seed);
    const inputs = all.filter(({ name }) => names.includes(name));
    const sloped = all.filter(
      ({ name }) => name === 'ordinary' || (names.includes('by a hair') && ['by a hair', 'a tie'].includes(name)),
    );
    let differentiable = false; // false for a promise: the tape ends before it settles
    const operations = recordOperations();
    const cases = await tryEach(inputs, (input) =>
      observe(answer, input, (result) => {
        differentiable = result instanceof tf.Tensor;
      }),
    );
    const returned = cases.length === inputs.length && cases.every(({ outcome }) => outcome.kind === 'returned');
    const slopes = differentiable && returned ? await slopesOf(answer, sloped, straight) : [];
    const replayed = straight && slopes.length > 0 ? await replay(answer, inputs[0]) : null;
    return { cases, slopes, used: operations.stop(), replayed };
  };
}

async function slopesOf(answer: Loss, inputs: LossCase[], straight: boolean): Promise<ObservedSlope[]> {
  const slopes: ObservedSlope[] = [];
  for (const input of inputs) {
    for (const way of straight && input.name !== 'a tie' ? [false, true] : [false]) {
      slopes.push({ name: input.name, straight: way, outcome: await gradientOf(answer, input, way) });
    }
  }
  return slopes;
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

async function replay(answer: Loss, input: LossCase): Promise<Outcome<ObservedScalar>> {
  const [one, other] = [input, withOneErrorMore(input)].map(({ logProbs }) => tf.tensor2d(logProbs));
  const labels = tf.tensor1d(input.labels, 'int32');
  const outcome = await callAnswer(
    () =>
      tf.tidy(() => {
        const reads = recordReads();
        answer(one, labels);
        replayReads(reads);
        return answer(other, labels) as tf.Scalar;
      }),
    (result) => {
      readAsUsual();
      const seen = describeScalar(result);
      if (result instanceof tf.Tensor) result.dispose();
      return seen;
    },
  );
  readAsUsual();
  tf.dispose([one, other, labels]);
  return outcome;
}

async function gradientOf(answer: Loss, input: LossCase, straight: boolean): Promise<Outcome<ObservedMatrix>> {
  const logProbs = tf.tensor2d(input.logProbs);
  const labels = tf.tensor1d(input.labels, 'int32');
  const loss = (x: tf.Tensor) => tf.mul(answer(x as tf.Tensor2D, labels) as tf.Scalar, input.factor) as tf.Scalar;
  const undo = straight ? straightenFunctions() : () => {};
  const outcome = await callAnswer(() => tf.tidy(() => tf.grad(loss)(logProbs)), describeMatrix);
  undo();
  tf.dispose([logProbs, labels]);
  return outcome;
}
