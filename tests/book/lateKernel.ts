import type { Browser } from 'playwright-core';

/** While the kernel's script, or a file that it needs, does not come, the page says so. A restart brings the kernel once it comes. */
export async function loadKernelLater(browser: Browser, address: string, file: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const place = `**/softmax-kernel/${file}`;
  await context.route(place, (route) => route.abort('internetdisconnected'));
  const page = await context.newPage();
  await page.goto(`${address}/lab/lab/index.html?path=notebooks/02-log-softmax.ipynb`);
  await page.getByText('Cannot load the kernel: this site cannot be reached').waitFor({ timeout: 60_000 });
  await context.unroute(place);
  await page.getByRole('menuitem', { name: 'Kernel' }).click();
  await page.locator('.lm-Menu-item', { hasText: 'Restart Kernel…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm Kernel Restart' }).click();
  await page.getByText('TypeScript | Idle').waitFor({ timeout: 60_000 });
  const cell = page.locator('.jp-Notebook .jp-CodeCell').first();
  await cell.click();
  await page.keyboard.press('Shift+Enter');
  await cell.locator('.jp-InputPrompt', { hasText: '[*]' }).waitFor();
  await cell.locator('.jp-InputPrompt', { hasText: '[1]' }).waitFor({ timeout: 60_000 });
  await context.close();
}
