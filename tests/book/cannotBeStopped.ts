import type { Page } from 'playwright-core';
import { screenshot, writeCode } from '../browser/lab';
import { openNotebook } from './openNotebook';

/** Code without a loop of its own, so that nothing in it looks for ■: a regular expression, and a function that calls itself. */
const ENDLESS = [
  "/^(a+)+$/.test('a'.repeat(60) + 'b');",
  'const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));\nfib(80);',
];

/** After ■ a page says of such code that it cannot be stopped, and restarts the kernel on demand. Of a loop it says nothing. */
export async function offerRestart(page: Page, address: string): Promise<void> {
  const cell = await openNotebook(page, address, 'notebooks/02-log-softmax.ipynb');
  const warning = page.getByText('its variables are lost.'); // the sentence's end: JupyterLab cuts off long ones;
  const run = async (code: string) => {
    await writeCode(cell, code);
    await page.keyboard.press('Control+Enter');
  };
  const ends = () => cell.locator('.jp-InputPrompt', { hasText: /\d/ }).waitFor({ timeout: 60_000 });
  const stop = async () => {
    await cell.locator('.jp-InputPrompt', { hasText: '*' }).waitFor();
    await page.waitForTimeout(1000); // until it runs
    await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
  };
  for (const code of ENDLESS) {
    await run(code);
    await stop();
    await warning.waitFor({ timeout: 30_000 });
    await screenshot(page, 'cannot-be-stopped');
    await page.locator('.jp-toast-button', { hasText: 'Restart the kernel' }).click();
    await warning.waitFor({ state: 'detached' });
    await run('1 + 1');
    await ends();
  }
  await run('for (;;);');
  await stop();
  await ends();
  await page.waitForTimeout(3500); // longer than a page waits for an answer
  if (await warning.isVisible()) throw new Error('A loop that ended is said to go on');
}
