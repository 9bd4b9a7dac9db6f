import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookWithAxe } from './axe';
import { hasChromium, type Lab, root, screenshot, startLab } from './lab';

const LESSON = 'notebooks/02-log-softmax.ipynb';

describe.skipIf(!hasChromium && !process.env.CI)(
  'around a lesson in JupyterLab (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    let page: Page;
    beforeAll(async () => {
      lab = await startLab((folder) => {
        for (const name of ['lib', 'docs']) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
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

    /** From now on the course's extension does not call one of its functions. */
    const leaveOut = (name: string) =>
      page.route('**/softmax-desk/**/desk.js*', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace(new RegExp(`window\\.${name}\\(.*\\);`), '');
        await route.fulfill({ response, body, headers: { ...response.headers(), 'cache-control': 'no-store' } });
      });

    /** Loads the page anew, runs its first two cells while it waits for a kernel, and says what they show; then the request for a kernel is answered. */
    async function runEarly() {
      let answer: (way: 'continue' | 'abort') => void = () => {};
      const answered = new Promise<'continue' | 'abort'>((resolve) => {
        answer = resolve;
      });
      await page.route('**/api/sessions*', async (route) =>
        route.request().method() === 'POST' ? route[await answered]() : route.continue(),
      );
      await page.reload(); // its kernel has ended, so it asks for a new one
      const cells = page.locator('.jp-Notebook .jp-CodeCell');
      const prompts = async () => (await cells.locator('.jp-InputPrompt').allInnerTexts()).slice(0, 2);
      for (const cell of [cells.first(), cells.nth(1)]) {
        await cell.click({ timeout: 60_000 });
        await page.keyboard.press('Control+Enter');
      }
      return { prompts, answer };
    }

    it.runIf(process.env.CI)(
      'JupyterLab still forgets cells that are run before there is a kernel',
      async () => {
        await leaveOut('keepEarlyRuns');
        const { prompts, answer } = await runEarly();
        await expect.poll(prompts).toEqual(['[ ]:', '[ ]:']);
        answer('abort'); // a request that still waits would start a kernel when its route is removed
        await page.unrouteAll({ behavior: 'wait' });
      },
      150_000,
    );

    it('cells that are run before there is a kernel wait for it, and run in their order', async () => {
      const { prompts, answer } = await runEarly();
      await expect.poll(prompts).toEqual(['[*]:', '[*]:']);
      answer('continue');
      await expect.poll(prompts, { timeout: 60_000 }).toEqual(['[1]:', '[2]:']);
      await page.unrouteAll({ behavior: 'wait' });
    }, 150_000);

    it.runIf(process.env.CI)('JupyterLab still leaves out the names and the focus that the course adds', async () => {
      const without = async () => {
        await page.evaluate(() => {
          for (const cell of document.querySelectorAll('.jp-Notebook .jp-Cell')) cell.removeAttribute('role');
          for (const editor of document.querySelectorAll('.jp-Notebook .cm-content'))
            editor.removeAttribute('aria-label');
        });
        const { faults } = await lookWithAxe(page, '.jp-Notebook');
        return faults.map((fault) => fault.split(':')[0]);
      };
      const left = ['aria-input-field-name', 'aria-required-children'];
      await expect.poll(without, { timeout: 30_000 }).toEqual(expect.arrayContaining(left));
    });

    /** Loads the page anew on a system with light colours, and chooses dark ones. */
    async function chooseDark() {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.reload();
      await page.locator('.jp-Notebook .jp-CodeCell').first().waitFor({ timeout: 60_000 });
      await page.getByRole('menuitem', { name: 'Settings' }).click();
      await page.getByText('Theme', { exact: true }).hover();
      await page.getByRole('menuitem', { name: 'JupyterLab Dark', exact: true }).click();
    }
    const theme = () => page.evaluate(() => document.body.dataset.jpThemeName);

    it.runIf(process.env.CI)(
      'JupyterLab still shows another theme than the one that a reader chooses',
      async () => {
        await leaveOut('keepChosenTheme');
        const saved = page.waitForResponse(
          (response) => response.request().method() === 'PUT' && response.url().includes('themes'),
        );
        await chooseDark();
        await saved;
        await expect.poll(theme).toBe('JupyterLab Light');
        await page.unrouteAll({ behavior: 'wait' });
      },
      150_000,
    );

    it.runIf(process.env.CI)(
      'JupyterLab has the system’s colours until a reader chooses a theme',
      async () => {
        lab.useTheme();
        await chooseDark();
        await expect.poll(theme).toBe('JupyterLab Dark');
        lab.useTheme();
        await page.reload();
        await expect.poll(theme, { timeout: 60_000 }).toBe('JupyterLab Light');
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect.poll(theme).toBe('JupyterLab Dark');
        await page.emulateMedia({ colorScheme: 'light' });
      },
      150_000,
    );

    it.runIf(process.env.CI)(
      'a narrow window belongs to the notebook',
      async () => {
        await page.close();
        page = await lab.open(LESSON); // without what is open beside it
        await page.setViewportSize({ width: 360, height: 800 });
        await expect.poll(() => page.locator('.jp-DirListing').isVisible()).toBe(false);
        // A formula, a table or a long word that is too wide moves by itself, not with the words around it.
        const moving = () =>
          page
            .locator('.jp-Notebook .jp-RenderedMarkdown:visible')
            .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
        await page.setViewportSize({ width: 360, height: 14_000 }); // JupyterLab draws what is in sight
        await expect.poll(moving, { timeout: 20_000 }).toEqual([]);
        const axe = async () => (await lookWithAxe(page, '.jp-Notebook')).faults.map((fault) => fault.split(':')[0]);
        await expect.poll(axe, { timeout: 30_000 }).toEqual([]);
        await screenshot(page, 'narrow');
      },
      120_000,
    );

    it.runIf(process.env.CI)('on paper the notebook is whole and alone, and no line of code is cut off', async () => {
      await page.setViewportSize({ width: 718, height: 900 }); // A4 less its margins
      await page.emulateMedia({ media: 'print' });
      const shown = () =>
        page.evaluate(() => ({
          page: document.documentElement.scrollHeight,
          notebook: document.querySelector('.jp-Notebook .jp-WindowedPanel-viewport')?.scrollHeight,
          cells: [...document.querySelectorAll('.jp-Notebook .jp-Cell')].filter((one) => !one.clientHeight).length,
          others: document.querySelectorAll('.jp-SideBar, .jp-Toolbar, .lm-TabBar').length,
          othersShown: [...document.querySelectorAll('.jp-SideBar, .jp-Toolbar, .lm-TabBar')].filter(
            (one) => one.clientHeight,
          ).length,
          cutOff: [...document.querySelectorAll('.cm-scroller')].filter((one) => one.scrollWidth > one.clientWidth)
            .length,
        }));
      await expect.poll(shown).toMatchObject({ cells: 0, othersShown: 0, cutOff: 0 });
      const { page: height, notebook = 0, others } = await shown();
      expect(others).toBeGreaterThan(2);
      expect(notebook).toBeGreaterThan(3000);
      expect(height).toBeGreaterThanOrEqual(notebook);
      await page.emulateMedia({ media: null });
    });
  },
);
