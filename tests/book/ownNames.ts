import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { screenshot } from '../browser/lab';
import { changeSettings } from './changeSettings';

const UPLOADED = JSON.stringify({
  cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source: 'Uploaded by a reader.' }],
  metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
  nbformat: 4,
  nbformat_minor: 5,
});

const file = (page: Page, name: string) =>
  page.locator('.jp-DirListing-item').filter({ has: page.getByText(name, { exact: true }) });

/** Renames a file of the file browser, as F2 does. */
async function rename(page: Page, from: string, to: string) {
  await file(page, from).click();
  await page.keyboard.press('F2');
  const editor = page.locator('.jp-DirListing-editor');
  await editor.fill(to);
  await editor.press('Enter');
}

/** Renames the notebook that is open. */
export async function renameByMenu(page: Page, to: string) {
  await page.getByRole('menuitem', { name: 'File', exact: true }).click();
  await page.locator('.lm-Menu-item', { hasText: 'Rename Notebook…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(to);
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
}

/** Answers a dialog that says this. */
async function dismiss(page: Page, text: RegExp, label: string) {
  const dialog = page.getByRole('dialog').filter({ hasText: text });
  await dialog.waitFor({ timeout: 20_000 });
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** A new notebook, a renamed one and a name that JupyterLite cannot read back take nothing from a reader. */
export async function loseNoName(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/lab/lab/index.html`);
  await file(page, 'notebooks').waitFor({ timeout: 60_000 });
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Upload Files' }).click();
  const upload = { name: 'Untitled.ipynb', mimeType: 'application/json', buffer: Buffer.from(UPLOADED) };
  await (await choosing).setFiles(upload);
  await file(page, 'Untitled.ipynb').waitFor();

  await page.getByRole('button', { name: 'New Launcher' }).first().click();
  await page.locator('.jp-LauncherCard[data-category="Notebook"]:visible').first().click();
  await page.getByRole('tab', { name: 'Untitled1.ipynb' }).waitFor({ timeout: 20_000 });
  await page.getByText('TypeScript | Idle').waitFor({ timeout: 60_000 });

  await rename(page, 'Untitled1.ipynb', 'Untitled.ipynb');
  await dismiss(page, /Overwrite/i, 'Cancel');
  await rename(page, 'Untitled1.ipynb', '50%.ipynb');
  await screenshot(page, 'percent-in-a-name');
  await dismiss(page, /Choose a name without it/, 'Close');
  await renameByMenu(page, '100%.ipynb');
  await dismiss(page, /Choose a name without it/, 'Close');
  await renameByMenu(page, 'Untitled.ipynb');
  await dismiss(page, /there is a file of that name/, 'Close');
  await file(page, 'Untitled1.ipynb').waitFor();

  await rename(page, 'README.md', 'mine.md');
  await page.getByText('README.md is the site’s: it stays, beside yours.').waitFor();
  await file(page, 'README.md').click();
  await page.keyboard.press('Delete');
  await dismiss(page, /permanently delete: README.md/, 'Delete');
  await page.getByText('README.md is the site’s: it stays. What you had changed in it is deleted.').waitFor();
  await rename(page, 'docs', 'papers'); // a folder with files
  await page.getByText('docs is the site’s: it stays, beside yours.').waitFor();
  expect(await page.getByText('is the site’s').count()).toBe(3); // none for the files of the folder
  await file(page, 'papers').waitFor();

  await file(page, 'Untitled.ipynb').dblclick();
  await page.locator('.jp-Notebook:visible p', { hasText: 'Uploaded by a reader.' }).waitFor({ timeout: 20_000 });

  await rename(page, 'mine.md', 'README.md'); // in front of the site's, of which nothing is lost
  await file(page, 'mine.md').waitFor({ state: 'detached' });
  await rename(page, 'Untitled1.ipynb', 'Untitled.ipynb');
  await dismiss(page, /Overwrite/i, 'Overwrite Existing File');
  await file(page, 'Untitled1.ipynb').waitFor({ state: 'detached' });
  const names = () => page.locator('.jp-DirListing-itemText').allTextContents();
  const folders = ['bench', 'docs', 'exercises', 'lib', 'notebooks', 'papers'];
  await expect.poll(names).toEqual([...folders, 'README.md', 'Untitled.ipynb']);
}

/** JupyterLite alone still loses what `browser/copies/ownNames.js` protects. Where this fails, that file may no longer be needed. */
export async function loseNamesWithoutUs(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await changeSettings(page, { exposeAppInBrowser: true, disabledExtensions: ['softmax-copies'] });
  await page.goto(`${address}/lab/lab/index.html`);
  await file(page, 'notebooks').waitFor({ timeout: 60_000 });
  const lost = await page.evaluate(async (uploaded) => {
    const { contents } = (window as unknown as { jupyterapp: Application }).jupyterapp.serviceManager;
    const content = JSON.parse(uploaded);
    const save = (path: string) => contents.save(path, { type: 'notebook', format: 'json', content });
    await save('Untitled.ipynb');
    const { path: created } = await contents.newUntitled({ type: 'notebook' });
    await save('mine.ipynb');
    await contents.rename('mine.ipynb', 'Untitled.ipynb');
    await save('other.ipynb');
    await contents.rename('other.ipynb', '50%.ipynb');
    const opened = await contents.get('50%.ipynb').catch(({ message }: Error) => message);
    return { created, opened };
  }, UPLOADED);
  expect(lost).toEqual({ created: 'Untitled.ipynb', opened: 'URI malformed' });
  await page.close();
}

interface Application {
  serviceManager: {
    contents: {
      save(path: string, options: object): Promise<{ path: string }>;
      newUntitled(options: object): Promise<{ path: string }>;
      rename(from: string, to: string): Promise<{ path: string }>;
      get(path: string): Promise<unknown>;
    };
  };
}
