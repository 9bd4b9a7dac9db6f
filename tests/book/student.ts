import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { screenshot } from '../browser/lab';
import { answer, type Walk, walks } from '../browser/walks';
import { type Cell, type Output, readCells, root } from '../notebooks/notebook';

const ASSIGNMENT = '1-numerical-problem';
const CHECKS = ['brokenLogits', 'logSoftmax', 'nllLoss'];
/** Gets some points: the mean is missing. */
const PARTLY_RIGHT = `function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  return tf.tidy(() => tf.neg(tf.sum(tf.mul(tf.oneHot(labels, logProbs.shape[1]), logProbs))).asScalar());
}`;

const report = (page: Page, check: string) =>
  page.locator('.jp-OutputArea-output table', { hasText: `${check}: ` }).first();

/** Exercise 1 as a student does it; the marks of the downloaded notebook are those that the checks gave in the page. */
export async function doExercise(page: Page, address: string): Promise<void> {
  const [walk] = walks;
  await open(page, address, walk);
  await page.getByRole('menuitem', { name: 'Run', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Run All Cells', exact: true }).click();
  for (const check of CHECKS) await report(page, check).waitFor({ timeout: 60_000 });

  await answer(page, walk, `function logSoftmax(logits: tf.Tensor2D): tf.Tensor {\n  return logits + 1;\n}`);
  await page.getByText('TS2322').or(page.getByText('TS2365')).first().waitFor({ timeout: 30_000 });

  await answer(page, walk, `${walk.right}\nfor (;;) {}`);
  const cell = page.locator('.jp-CodeCell', { hasText: 'for (;;)' }).first();
  await cell.locator('.jp-InputPrompt', { hasText: '*' }).waitFor();
  await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
  await cell.getByText('Interrupted').first().waitFor({ timeout: 30_000 });

  await answer(page, walk, walk.wrong);
  await report(page, 'logSoftmax').getByText(walk.says).first().waitFor({ timeout: 30_000 });
  const hint = page.locator('details', { hasText: walk.hint }).first();
  await hint.locator('summary').click();
  await hint.getByText(walk.hinted).waitFor({ timeout: 10_000 });
  await screenshot(page, 'lite-exercise-1');
  await answer(page, walk, walk.right);
  await report(page, 'logSoftmax').getByText('8 of 8').waitFor({ timeout: 30_000 });
  await answer(page, { ...walk, task: 'nllLoss' }, PARTLY_RIGHT);
  await expect.poll(() => report(page, 'nllLoss').textContent()).not.toContain('0 of 8');
  await page.keyboard.press('Control+S');
  await page.locator('.lm-mod-current.jp-mod-dirty').waitFor({ state: 'detached' });

  await open(page, address, walk);
  await report(page, 'logSoftmax').getByText('8 of 8').waitFor({ timeout: 30_000 });
  const downloaded = page.waitForEvent('download');
  await page.locator('.jp-NotebookPanel-toolbar:visible').getByRole('button', { name: 'Download' }).click();
  const file = await (await downloaded).path();
  const inPage = marksIn(readCells(file), ({ metadata }, share) => (metadata.nbgrader?.points ?? 0) * share);
  expect(inPage.map(([rows]) => rows)).toEqual([
    'brokenLogits: 0 of 4',
    'logSoftmax: 8 of 8',
    expect.stringMatching(/^nllLoss: [1-7] of 8$/),
  ]);
  const graded = marksIn(await marked(file), ({ outputs = [] }) => Number(textOf(outputs[0], 'text/plain')));
  expect(graded).toEqual(inPage);
}

/** A student does not wait for the kernel. */
async function open(page: Page, address: string, { exercise }: Walk): Promise<void> {
  await page.goto(`${address}/lab/lab/index.html?path=${exercise}`);
  await page.locator('.jp-CodeCell').first().waitFor({ timeout: 60_000 });
}

/** What `npm run grade` makes of a notebook that ann hands in: its cells, with the points of each check. */
async function marked(notebook: string): Promise<Cell[]> {
  const course = mkdtempSync(path.join(tmpdir(), 'course-'));
  try {
    symlinkSync(path.join(root, 'nbgrader_config.py'), path.join(course, 'nbgrader_config.py'));
    cpSync(path.join(root, 'solutions', ASSIGNMENT), path.join(course, 'solutions', ASSIGNMENT), { recursive: true });
    const bin = path.join(root, '.venv/bin');
    const env = { ...process.env, PYTHONPATH: root, PATH: `${bin}:${process.env.PATH}` }; // nbgrader calls alembic
    const run = (...words: string[]) =>
      promisify(execFile)(path.join(bin, 'python'), ['-m', ...words], { cwd: course, env });
    await run('nbgrader', 'generate_assignment', ASSIGNMENT);
    const handedIn = path.join(course, 'submitted/ann', ASSIGNMENT);
    mkdirSync(handedIn, { recursive: true });
    cpSync(notebook, path.join(handedIn, 'numerical-problem.ipynb'));
    await run('grading.grade', ASSIGNMENT);
    return readCells(path.join(course, 'autograded/ann', ASSIGNMENT, 'numerical-problem.ipynb'));
  } finally {
    rmSync(course, { recursive: true, force: true });
  }
}

/** The rows and points that each check gave: in an exercise a point is a share of its cell's, in a marked notebook it is written there. */
function marksIn(cells: Cell[], pointsOf: (cell: Cell, share: number) => number): [rows: string, points: number][] {
  return cells.flatMap((cell) => {
    const html = (cell.outputs ?? []).map((output) => textOf(output, 'text/html')).join('');
    const [rows, passed, of] = /\w+: (\d+) of (\d+)(?=<\/caption>)/.exec(html) ?? [];
    return rows ? [[rows, pointsOf(cell, Number(passed) / Number(of))]] : [];
  });
}

const textOf = ({ data }: Output, type: string) => [data?.[type] ?? ''].flat().join('');
