import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { writeCode } from '../browser/lab';
import { changeSettings } from './changeSettings';
import { openNotebook } from './openNotebook';

const LESSON = 'notebooks/02-log-softmax.ipynb';

const says = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 20_000 });

/** A page says it where a reader's work could be lost. */
export async function tellOfLosses(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cell = await openNotebook(page, address, LESSON);
  await page.getByRole('menuitem', { name: 'File', exact: true }).click();
  await page.locator('.lm-Menu-item', { hasText: 'New View for Notebook' }).click();
  await expect.poll(() => page.locator('.jp-NotebookPanel').count()).toBe(2);
  const second = await context.newPage();
  await openNotebook(second, address, LESSON);
  await says(second, '02-log-softmax.ipynb is open in another browser tab, too.');
  await second.close();
  expect(await page.getByText('takes the place of the other.').count()).toBe(0); // a second view is no second tab
  await page.locator('.lm-TabBar-tab.lm-mod-current .lm-TabBar-tabCloseIcon:visible').last().click();
  await expect.poll(() => page.locator('.jp-NotebookPanel').count()).toBe(1);

  await writeCode(cell, 'for (;;) {}');
  await page.keyboard.press('Shift+Enter');
  await page.getByText('TypeScript | Busy').waitFor();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();

  const third = await context.newPage();
  const again = await openNotebook(third, address, LESSON);
  await says(third, 'A cell of 02-log-softmax.ipynb ran when it was closed');
  await third.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await writeCode(again, '// what no disk takes');
  await third.keyboard.press('Control+S');
  await says(third, '02-log-softmax.ipynb cannot be saved');
  await third.getByRole('dialog').getByRole('button').last().click(); // JupyterLab's own words
  const downloaded = third.waitForEvent('download');
  await third.locator('.jp-NotebookPanel-toolbar:visible').getByRole('button', { name: 'Download' }).click();
  expect(readFileSync(await (await downloaded).path(), 'utf8')).toContain('// what no disk takes');
  await context.close();
}

interface Application {
  shell: { currentWidget: { sessionContext: { session: { kernel: { requestExecute(content: object): void } } } } };
}

/** A page whose kernel is busy with something else than a cell is closed without a question, and says nothing when it is opened again. */
export async function closeUnasked(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await changeSettings(page, { exposeAppInBrowser: true });
  const cell = await openNotebook(page, address, LESSON);
  await cell.click(); // a browser asks only where the reader has done something
  await page.evaluate(() => {
    const { shell } = (window as unknown as { jupyterapp: Application }).jupyterapp;
    shell.currentWidget.sessionContext.session.kernel.requestExecute({ code: 'for (;;) {}' });
  });
  await page.getByText('TypeScript | Busy').waitFor();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual([]);
  const again = await context.newPage();
  await openNotebook(again, address, LESSON);
  await again.waitForTimeout(1000); // in which it would say it
  expect(await again.getByText('ran when it was closed').count()).toBe(0);
  await context.close();
}
