import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childEnvironment } from '../../tools/setup/childEnvironment.mjs';
import { type Lab, root, screenshot, startLab } from './lab';

const ASSIGNMENT = '1-numerical-problem';
const NOTEBOOK = 'numerical-problem';
const COMMENT = 'Well argued; which of the two ends comes first?';

let lab: Lab;

/** A course in which one student has handed in the master's answers, marked but for the free text. */
function prepareCourse(folder: string): void {
  symlinkSync(path.join(root, 'nbgrader_config.py'), path.join(folder, 'nbgrader_config.py'));
  for (const other of ['2-accuracy-as-loss', '3-training-loop', '4-batch-sizes'])
    rmSync(path.join(folder, 'solutions', other), { recursive: true });
  const submitted = path.join(folder, 'submitted', 'Noa Levi', ASSIGNMENT);
  mkdirSync(submitted, { recursive: true });
  cpSync(path.join(folder, 'solutions', ASSIGNMENT, `${NOTEBOOK}.ipynb`), path.join(submitted, `${NOTEBOOK}.ipynb`));
  run(folder, 'nbgrader', 'generate_assignment', ASSIGNMENT, '--force');
  run(folder, 'grading.grade', ASSIGNMENT);
}

function run(folder: string, ...words: string[]): void {
  const env = { ...childEnvironment(root), PYTHONPATH: root };
  execFileSync(path.join(root, '.venv/bin/python'), ['-m', ...words], { cwd: folder, env, stdio: 'pipe' });
}

beforeAll(async () => {
  if (process.env.CI) lab = await startLab(prepareCourse);
}, 300_000);
afterAll(() => lab?.close());

it.runIf(process.env.CI)(
  'formgrader shows the check’s table, takes points and a comment for the free text, and feedback gives them back',
  async () => {
    const overview = await lab.openPath('formgrader');
    await overview.getByText(ASSIGNMENT).first().waitFor({ timeout: 60_000 });
    await screenshot(overview, 'formgrader-assignments');

    const page = await lab.openPath(`formgrader/gradebook/${ASSIGNMENT}/${NOTEBOOK}`);
    await page.getByRole('link', { name: /Submission #1/ }).click({ timeout: 60_000 });
    const score = page.locator('input.score#explain-log-softmax');
    await score.waitFor({ timeout: 60_000 });
    expect(await page.getByText('logSoftmax: 8 of 8').count()).toBe(1);
    await score.fill('4');
    await page.locator('#explain-log-softmax-comment').fill(COMMENT);
    await score.focus();
    await page.waitForLoadState('networkidle');
    await screenshot(page, 'formgrader-submission', { fullPage: true });
    await page.close();

    run(lab.folder, 'nbgrader', 'generate_feedback', ASSIGNMENT, '--force');
    const file = path.join(lab.folder, 'feedback', 'Noa Levi', ASSIGNMENT, `${NOTEBOOK}.html`);
    await overview.goto(pathToFileURL(file).href);
    await screenshot(overview, 'feedback', { fullPage: true });
    const text = await overview.locator('body').textContent();
    for (const part of [COMMENT, '(Score: 21.0 / 22.0)', '6 of 6 points', 'agrees with float64']) {
      expect(text).toContain(part);
    }
  },
  300_000,
);
