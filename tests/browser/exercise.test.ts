import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, type Lab, root, runAll, screenshot, startLab } from './lab';
import { answer, walks } from './walks';

describe.skipIf(!hasChromium && !process.env.CI)(
  'exercises in JupyterLab (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab();
      for (const part of ['nbgrader_config.py', 'grading']) {
        cpSync(path.join(root, part), path.join(lab.folder, part), { recursive: true });
      }
    }, 60_000);
    afterAll(() => lab?.close());

    // The first every day, all with CI=true: each takes half a minute.
    it.each(process.env.CI ? walks : walks.slice(0, 1))(
      '$exercise: a student sees what is missing, then the mistake, opens a hint, mends it, and sees one way to write it',
      async (walk) => {
        const name = path.basename(walk.exercise, '.ipynb');
        const page = await lab.open(walk.exercise);
        const report = page.locator('.jp-OutputArea-output table', { hasText: walk.table }).first();
        await runAll(page);
        await report.getByText('still missing').first().waitFor({ timeout: 30_000 });
        await report.scrollIntoViewIfNeeded();
        await screenshot(page, `${name}-missing`);

        await answer(page, walk, walk.wrong);
        await report.getByText(walk.says).first().waitFor({ timeout: 30_000 });
        const hint = page.locator('details', { hasText: walk.hint }).first();
        await hint.locator('summary').click();
        await hint.getByText(walk.hinted).waitFor({ timeout: 10_000 });
        await report.scrollIntoViewIfNeeded();
        await screenshot(page, `${name}-wrong`);

        await answer(page, walk, walk.right);
        await report.getByText('✓ correct').first().waitFor({ timeout: 30_000 });
        await expect.poll(() => report.getByText('✗').count(), { timeout: 30_000 }).toBe(0);
        await report.scrollIntoViewIfNeeded();
        await screenshot(page, `${name}-right`);

        const oneWay = report.locator('xpath=following-sibling::details');
        expect(await oneWay.locator('pre').isVisible()).toBe(false);
        await oneWay.getByText('One way to write it').click();
        expect(await oneWay.locator('pre').isVisible()).toBe(true);
        await screenshot(page, `${name}-one-way`);
        await page.close();
      },
      240_000,
    );

    it.runIf(process.env.CI)(
      'Validate says which checks stand, and that marks use other inputs',
      async () => {
        const page = await lab.open('exercises/1-numerical-problem/numerical-problem.ipynb');
        await answer(page, walks[0], walks[0].right);
        await page.getByRole('button', { name: 'Validate' }).click();
        const dialog = page.locator('.jp-Dialog', { hasText: 'Validation Results' });
        await dialog.waitFor({ timeout: 120_000 });
        await screenshot(page, 'validate');
        const text = await dialog.textContent();
        expect(text).toContain('await check(brokenLogitsCheck, pickLogits);');
        expect(text).not.toContain('await check(logSoftmaxCheck, logSoftmax);');
        expect(text).toContain('What stands so far: logSoftmax (8 of 8).');
        expect(text).toContain('Marks use other inputs');
        await page.close();
      },
      240_000,
    );
  },
);
