import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, type Lab, root, screenshot, startLab } from './lab';

const LESSON = 'notebooks/02-log-softmax.ipynb';

describe.skipIf(!hasChromium && !process.env.CI)(
  'around a lesson in JupyterLab (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    let page: Page;
    beforeAll(async () => {
      lab = await startLab((folder) => {
        for (const name of ['lib', 'docs']) symlinkSync(path.join(root, name), path.join(folder, name)); // as in a reader's copy
      });
      page = await lab.open(LESSON);
    }, 120_000);
    afterAll(() => lab?.close());

    it('a reader sees no tools of instructors', async () => {
      expect(await page.getByRole('menuitem').allTextContents()).toContain('Kernel');
      expect(await page.getByRole('menuitem', { name: 'Nbgrader' }).count()).toBe(0);
      expect(await page.getByText('Create Assignment').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Validate' }).count()).toBe(0);
    });

    it('the file browser shows the whole course, each name to its end', async () => {
      const names = page.locator('.jp-DirListing-itemText');
      await expect
        .poll(() => names.allTextContents(), { timeout: 20_000 })
        .toEqual(expect.arrayContaining(['exercises', 'notebooks']));
      await page.getByRole('listitem', { name: /^Name: notebooks/ }).dblclick();
      await names.getByText('08-').waitFor();
      const cutOff = await names.evaluateAll((all) => all.filter((name) => name.scrollWidth > name.clientWidth).length);
      expect(cutOff).toBe(0);
    });

    it('a word of the glossary and a file of lib open beside the lesson', async () => {
      await page.locator('.jp-Notebook a:visible', { hasText: 'softmax' }).first().click();
      const section = page.locator('.jp-MarkdownViewer').getByRole('heading', { name: 'Model' });
      await section.waitFor({ timeout: 20_000 });
      await expect.poll(async () => (await section.boundingBox())?.y, { timeout: 10_000 }).toBeLessThan(200);
      const file = page.locator('.jp-Notebook a:visible', { hasText: 'lib/logSoftmax.ts' });
      await file.scrollIntoViewIfNeeded();
      await file.click();
      await page.locator('.jp-FileEditor').getByText('export function logSoftmax').waitFor({ timeout: 20_000 });
      expect(await page.locator('.jp-Notebook').isVisible()).toBe(true);
      await screenshot(page, 'beside');
    });

    it('a page whose kernel has ended says so', async () => {
      const address = new URL('/api/kernels', page.url()).href;
      const [{ id }] = await (await page.request.get(address)).json();
      const { value } = (await page.context().cookies()).find(({ name }) => name === '_xsrf') ?? { value: '' };
      await page.request.delete(`${address}/${id}`, { headers: { 'X-XSRFToken': value } });
      await page.getByText('its kernel ended').waitFor({ timeout: 30_000 });
      await screenshot(page, 'kernel-ended');
    });

    it('a narrow window belongs to the notebook', async () => {
      await page.setViewportSize({ width: 360, height: 800 });
      await expect.poll(() => page.locator('.jp-DirListing').isVisible()).toBe(false);
      await screenshot(page, 'narrow');
    });
  },
);
