import type { Locator, Page } from 'playwright-core';

/**
 * Opens a notebook in JupyterLite, and waits for its kernel.
 *
 * @returns its first cell of code
 */
export async function openNotebook(page: Page, address: string, notebook: string): Promise<Locator> {
  await page.goto(`${address}/lab/lab/index.html?path=${notebook}`);
  await page.getByText('TypeScript | Idle').waitFor({ timeout: 60_000 }); // in the status bar, once the kernel answers
  return page.locator('.jp-Notebook:visible .jp-CodeCell').first();
}
