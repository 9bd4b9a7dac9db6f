import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childEnvironment } from '../../tools/setup/childEnvironment.mjs';
import { type Lab, root, screenshot, startLab } from './lab';

const ASSIGNMENT = '1-numerical-problem';
const NOTEBOOK = 'numerical-problem';
const STUDENT = "Noa O'Levi";
const COMMENT = 'Well argued; which of the two ends comes first?';
const HOSTILE = [
  'Shifted by $\\max_k z_k$, nothing overflows: $$z_k - \\log \\sum_n e^{z_n}$$',
  '[link](javascript:hurt()) <a href="javascript:hurt()">link</a> ![remote](https://example.org/x.png)',
  '<script>hurt()</script> <img src=x onerror=hurt()> <svg onload=hurt()> <iframe src="https://example.org"></iframe>',
  '$\\href{javascript:hurt()}{x}$ <link rel=stylesheet href=https://example.org/x.css>',
].join('\n\n');
const EVIL_PAGE = '<script src=evil.js></script><script>hurt()</script><img src=https://example.org/y.png>hello';
/** The name that the gradebook knows, and the file beside the notebook, come from outside as well. */
const NAMES = `
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as gradebook:
    for name in ["${STUDENT}"]:
        gradebook.update_or_create_student(name, first_name="<img src=x onerror=hurt()>", last_name='";hurt();//</script><script>hurt()</script>')
`;

let lab: Lab;

/** A course in which one student has handed in the master's answers, marked but for the free text. */
function prepareCourse(folder: string): void {
  symlinkSync(path.join(root, 'nbgrader_config.py'), path.join(folder, 'nbgrader_config.py'));
  for (const other of ['2-accuracy-as-loss', '3-training-loop', '4-batch-sizes'])
    rmSync(path.join(folder, 'solutions', other), { recursive: true });
  const submitted = path.join(folder, 'submitted', STUDENT, ASSIGNMENT);
  mkdirSync(submitted, { recursive: true });
  const notebook = JSON.parse(readFileSync(path.join(folder, 'solutions', ASSIGNMENT, `${NOTEBOOK}.ipynb`), 'utf8'));
  const isText = (cell: { metadata: { nbgrader?: { grade_id: string } } }) =>
    cell.metadata.nbgrader?.grade_id === 'explain-log-softmax';
  notebook.cells.find(isText).source = HOSTILE;
  writeFileSync(path.join(submitted, `${NOTEBOOK}.ipynb`), JSON.stringify(notebook));
  writeFileSync(path.join(submitted, 'evil.html'), EVIL_PAGE);
  writeFileSync(path.join(submitted, 'evil.js'), 'hurt()');
  run(folder, 'nbgrader', 'generate_assignment', ASSIGNMENT, '--force');
  run(folder, 'grading.grade', ASSIGNMENT);
  runPython(folder, '-c', NAMES);
}

function run(folder: string, ...words: string[]): void {
  runPython(folder, '-m', ...words);
}

function runPython(folder: string, ...words: string[]): void {
  const env = { ...childEnvironment(root), PYTHONPATH: root };
  execFileSync(path.join(root, '.venv/bin/python'), words, { cwd: folder, env, stdio: 'pipe' });
}

/** Fills with what a student's text did in the page: ran a script, or asked another site for something. */
async function watch(page: Page): Promise<Set<string>> {
  const found = new Set<string>();
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|file:|data:)/.test(request.url())) found.add(request.url());
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') found.delete(request.url()); // the page's policy stopped it
  });
  await page.exposeFunction('hurt', () => found.add('a script of the student ran'));
  return found;
}

beforeAll(async () => {
  if (process.env.CI) lab = await startLab(prepareCourse);
}, 300_000);
afterAll(() => lab?.close());

it.runIf(process.env.CI)(
  'formgrader shows the check’s table, takes points and a comment for the free text, and feedback gives them back',
  async () => {
    const overview = await lab.openPath('formgrader');
    const tried = await watch(overview);
    await overview.getByText(ASSIGNMENT).first().waitFor({ timeout: 60_000 });
    await screenshot(overview, 'formgrader-assignments');

    const others = ['gradebook', 'manage_students', `manage_submissions/${ASSIGNMENT}`, `gradebook/${ASSIGNMENT}`];
    const named = ['manage_students', encodeURIComponent(STUDENT)].join('/');
    for (const place of [...others, named, `${named}/${ASSIGNMENT}`, 'manage_students/<img src=x onerror=hurt()>']) {
      await overview.goto(new URL(`/formgrader/${place}`, overview.url()).href);
      await overview.waitForLoadState('networkidle');
    }
    const page = await lab.openPath(`formgrader/gradebook/${ASSIGNMENT}/${NOTEBOOK}`);
    const triedThere = await watch(page);
    const isFilled = page.waitForResponse((response) => response.url().includes('/api/comments'), { timeout: 60_000 });
    await page.getByRole('link', { name: /Submission #1/ }).click({ timeout: 60_000 });
    await isFilled;
    await page.waitForLoadState('networkidle');
    const score = page.locator('input.score#explain-log-softmax');
    await score.waitFor({ timeout: 60_000 });
    expect(await page.getByText('logSoftmax: 8 of 8').count()).toBe(1);
    const rubric = page.getByText('What the master says here, and its rubric');
    await rubric.click();
    await page.getByText('A single small exponential still becomes 0').waitFor();
    await score.fill('4');
    await page.locator('#explain-log-softmax-comment').fill(COMMENT);
    const isSaved = page.waitForResponse((response) => response.url().includes('/api/comment/') && response.ok());
    await score.focus();
    await isSaved;
    expect(await page.locator('svg [data-mml-node="math"]').count()).toBeGreaterThan(1); // drawn without a script
    await page.locator('.glyphicon-eye-open').click();
    await page.locator('a.name-shown').getByText('<img src=x').waitFor();
    await page.getByText('link', { exact: true }).first().click();
    await screenshot(page, 'formgrader-submission', { fullPage: true });
    await page.goto(new URL('evil.html', page.url()).href);
    await page.getByText('hello').waitFor();
    await expect.poll(() => [...triedThere]).toEqual([]); // what the policy stopped is told a moment later
    await page.close();

    run(lab.folder, 'nbgrader', 'generate_feedback', ASSIGNMENT, '--force');
    const file = path.join(lab.folder, 'feedback', STUDENT, ASSIGNMENT, `${NOTEBOOK}.html`);
    await overview.goto(pathToFileURL(file).href);
    await screenshot(overview, 'feedback', { fullPage: true });
    await expect.poll(() => [...tried]).toEqual([]);
    const text = await overview.locator('body').textContent();
    for (const part of [COMMENT, '(Score: 21.0 / 22.0)', '6 of 6 points', 'agrees with float64']) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('A single small exponential still becomes 0'); // the rubric is the instructor's
  },
  300_000,
);
