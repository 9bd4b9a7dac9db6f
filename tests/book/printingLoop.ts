import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { writeCode } from '../browser/lab';
import { openNotebook } from './openNotebook';

/** While a cell prints without end, by either stream or both, the page stays usable, and ■ ends the cell. */
export async function endPrintingLoops(page: Page, address: string): Promise<void> {
  const cell = await openNotebook(page, address, 'notebooks/02-log-softmax.ipynb');
  for (const code of [
    'for (let i = 0; ; i++) console.log(i);',
    'for (let i = 0; ; i++) {\n  console.log(i);\n  console.error(i);\n}',
    "for (;;) {\n  console.log('slowly');\n  await new Promise((done) => setTimeout(done, 50));\n}",
  ]) {
    await writeCode(cell, code);
    await page.keyboard.press('Control+Enter');
    await cell.locator('.jp-InputPrompt', { hasText: '*' }).waitFor();
    await page.waitForTimeout(2500); // of lines
    const begin = performance.now();
    await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
    expect(performance.now() - begin).toBeLessThan(10_000); // 36 s when each line was a message
    await cell.locator('.jp-InputPrompt', { hasText: /\d/ }).waitFor({ timeout: 30_000 });
  }
}
