import type { Page } from 'playwright-core';
import { writeCode } from './lab';

/** One way through an exercise: a mistake that many make, what the check says to it, the hint for it, and the mended answer. */
export interface Walk {
  exercise: string;
  /** The function to write. */
  task: string;
  /** Its check's table. */
  table: string;
  wrong: string;
  says: string;
  /** Of the hint's heading. */
  hint: string;
  /** Of the hint's text. */
  hinted: string;
  right: string;
}

const step = (
  forgets: string,
) => `function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch): { loss: number; accuracy: number } {
  return tf.tidy(() => {
    const { images, labels } = batch;${forgets}
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}`;

const experiment = (
  seeds: string,
) => `function runExperiment({ train, test }: { train: ImageDataset; test: ImageDataset }): Promise<EpochRecord[]> {
  return compareBatchSizes({ train, test, batchSizes: [1, 4, 16, 512], seeds: [${seeds}], epochs: 2 });
}`;

export const walks: Walk[] = [
  {
    exercise: 'exercises/1-numerical-problem/numerical-problem.ipynb',
    task: 'logSoftmax',
    table: 'logSoftmax',
    wrong: `function logSoftmax(logits: tf.Tensor2D): tf.Tensor {
  const powers = tf.exp(tf.sub(logits, tf.max(logits, 1, true)));
  return tf.log(tf.div(powers, tf.sum(powers, 1, true)));
}`,
    says: 'Subtract logarithms, do not divide',
    hint: 'right for large logits',
    hinted: 'The logarithm of a quotient is a difference',
    right: `function logSoftmax(logits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => {
    const shifted = tf.sub(logits, tf.max(logits, 1, true));
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  });
}`,
  },
  {
    exercise: 'exercises/2-accuracy-as-loss/accuracy-as-loss.ipynb',
    task: 'accuracyLoss',
    table: 'accuracyLoss',
    wrong:
      'function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor {\n  return tf.sub(1, tf.sum(tf.equal(tf.argMax(logProbs, 1), labels)));\n}',
    says: 'the number of hits is not divided by the number of pictures',
    hint: 'right for one picture, wrong for several',
    hinted: 'divide the count by the number of pictures',
    right:
      'function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor {\n  return tf.tidy(() => tf.sub(1, tf.mean(tf.equal(tf.argMax(logProbs, 1), labels))));\n}',
  },
  {
    exercise: 'exercises/3-training-loop/training-loop.ipynb',
    task: 'trainingStep',
    table: 'trainingStep',
    wrong: step(''),
    says: 'What must be forgotten, and when?',
    hint: 'the first step is right, the second is not',
    hinted: 'There are three',
    right: step('\n    optimizer.zeroGrad();'),
  },
  {
    exercise: 'exercises/4-batch-sizes/batch-sizes.ipynb',
    task: 'runExperiment',
    table: 'experiment',
    wrong: experiment('0'),
    says: 'From fewer than three you cannot see that.',
    hint: 'why three seeds?',
    hinted: 'How far apart are they?',
    right: experiment('0, 1, 2'),
  },
];

/** Replaces an answer's body as a student does, and runs it and the check below it: Shift+Enter twice. */
export async function answer(page: Page, { task }: Walk, code: string): Promise<void> {
  const cell = page.locator('.jp-CodeCell', { hasText: `function ${task}` }).first();
  await cell.scrollIntoViewIfNeeded();
  await writeCode(cell, code);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
}
