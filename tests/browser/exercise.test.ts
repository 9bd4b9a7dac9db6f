import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, type Lab, runAll, screenshot, startLab } from './lab';

const wrong = 'function logSoftmax(logits: tf.Tensor2D): tf.Tensor {\n  return tf.log(tf.softmax(logits));\n}';
const right =
  'function logSoftmax(logits: tf.Tensor2D): tf.Tensor {\n' +
  '  const shifted = tf.sub(logits, tf.max(logits, 1, true));\n' +
  '  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));\n}';

/** Replaces the stub as a student does: click into the cell, select all, type. */
async function answer(page: Page, code: string): Promise<void> {
  const cell = page.locator('.jp-CodeCell', { hasText: 'function logSoftmax' }).first();
  await cell.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
}

describe.skipIf(!hasChromium && !process.env.CI)(
  'exercise 1 in JupyterLab (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab();
    }, 60_000);
    afterAll(() => lab?.close());

    it('tells a student what is missing, then the mistake, opens a hint, then says correct', async () => {
      const page = await lab.open('exercises/1-numerical-problem/numerical-problem.ipynb');
      const report = page.locator('.jp-OutputArea-output table', { hasText: 'logSoftmax' }).first();
      await runAll(page);
      await report.getByText('still missing').first().waitFor({ timeout: 30_000 });

      await answer(page, wrong);
      await runAll(page);
      await report.getByText('Subtract logarithms, do not divide').first().waitFor({ timeout: 30_000 });
      const hint = page.locator('details', { hasText: 'right for large logits' });
      await hint.locator('summary').click();
      expect(await hint.getByText('take it apart on paper').isVisible()).toBe(true);
      await report.scrollIntoViewIfNeeded();
      await screenshot(page, 'exercise-1-wrong');

      await answer(page, right);
      await runAll(page);
      await report.getByText('✓ correct').first().waitFor({ timeout: 30_000 });
      expect(await report.getByText('✗').count()).toBe(0);
      await screenshot(page, 'exercise-1-right');
      await page.close();
    }, 180_000);
  },
);
