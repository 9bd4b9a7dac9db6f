import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, runAll, screenshot, startLab } from './lab';

/** Six seconds of reports, as a training loop makes them: lines, and a bar that changes in place. */
const REPORTS = `import { newDisplay } from 'tslab';
const bar = newDisplay();
for (let epoch = 1; epoch <= 12; epoch++) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  console.log(\`epoch \${epoch} of 12\`);
  bar.html(\`<b>\${epoch} done</b>\`);
}`;

const notebook = (...sources: string[]) => ({
  cells: sources.map((source, i) => ({
    cell_type: 'code',
    id: `cell-${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  })),
  metadata: {
    kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' },
    language_info: { name: 'typescript' },
  },
  nbformat: 4,
  nbformat_minor: 5,
});

describe.runIf(process.env.CI)('cells that run in JupyterLab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  }, 60_000);
  afterAll(() => lab?.close());

  const openNew = (name: string, ...sources: string[]) => {
    writeFileSync(path.join(lab.folder, name), JSON.stringify(notebook(...sources)));
    return lab.open(name);
  };
  const prompt = (page: Page, cell: number) => page.locator('.jp-CodeCell .jp-InputPrompt').nth(cell).textContent();

  const runCell = async (page: Page, cell: number) => {
    const editor = page.locator('.jp-CodeCell .cm-content').nth(cell);
    await editor.click();
    await expect.poll(() => editor.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+Enter');
  };

  it('go on when the tab is closed; opened again, the notebook shows what came meanwhile', async () => {
    const first = await openNew('reports.ipynb', REPORTS);
    await runCell(first, 0);
    await first.getByText('epoch 2 of 12').waitFor({ timeout: 20_000 });
    await first.close();
    await new Promise((resolve) => setTimeout(resolve, 3000));

    const second = await lab.open('reports.ipynb');
    await second.getByText('epoch 12 of 12').waitFor({ timeout: 20_000 });
    await expect.poll(() => prompt(second, 0)).toMatch(/\[1\]/);
    const outputs = await second.locator('.jp-OutputArea-output').allInnerTexts();
    const lines = outputs.flatMap((output) => output.trim().split('\n'));
    const expected = Array.from({ length: 12 }, (_, i) => `epoch ${i + 1} of 12`);
    expect(lines.filter((line) => line.startsWith('epoch'))).toEqual(expected);
    expect(lines.filter((line) => line.endsWith('done'))).toEqual(['12 done']);
    await screenshot(second, 'closed-tab');
    await second.close();
  }, 90_000);

  it('are stopped by ■, and the next cell finds the variables', async () => {
    const page = await openNew('endless.ipynb', 'let steps = 0;\nwhile (true) steps++;', 'steps > 0');
    await runCell(page, 0);
    await page.getByText('TypeScript | Busy').waitFor({ timeout: 20_000 });
    await page.locator('[data-command="notebook:interrupt-kernel"], [title^="Interrupt the kernel"]').first().click();
    await page.getByText('TypeScript | Idle').waitFor({ timeout: 20_000 });
    await runCell(page, 1);
    await page.locator('.jp-OutputArea-output', { hasText: 'true' }).waitFor({ timeout: 20_000 });
    await screenshot(page, 'interrupted');
    await page.close();
  }, 90_000);

  it('after one that fails are not run', async () => {
    const page = await openNew('fails.ipynb', "throw new Error('stop here')", "console.log('never')");
    await runAll(page, 20);
    await page.getByText('stop here').first().waitFor();
    expect(await prompt(page, 1)).not.toMatch(/\d/);
    expect(await page.locator('.jp-OutputArea-output', { hasText: 'never' }).count()).toBe(0);
    await page.close();
  }, 60_000);

  it('show two equal displays, and a bar that moves stays in its place', async () => {
    const page = await openNew(
      'displays.ipynb',
      `import { display, newDisplay } from 'tslab';
const bar = newDisplay();
bar.text('1 of 2');
display.text('the same');
display.text('the same');
console.log('a line,');
bar.text('2 of 2');
console.log('and one more');`,
    );
    await runAll(page, 20);
    await expect
      .poll(async () => (await page.locator('.jp-OutputArea-output').allInnerTexts()).map((text) => text.trim()))
      .toEqual(['2 of 2', 'the same', 'the same', 'a line,\nand one more']);
    await page.close();
  }, 60_000);

  it('move a bar that an earlier cell shows, where that cell still shows it', async () => {
    const page = await openNew(
      'earlier.ipynb',
      "import { newDisplay } from 'tslab';\nconst bar = newDisplay();\nbar.text('1 of 2');\nconsole.log('below');",
      "bar.text('2 of 2');\nconsole.log('moved');",
    );
    const shown = async () => (await page.locator('.jp-OutputArea-output').allInnerTexts()).map((text) => text.trim());
    await runAll(page, 20);
    await expect.poll(shown).toEqual(['2 of 2', 'below', 'moved']);
    await page.evaluate(() => document.querySelector<HTMLElement>('.jp-CodeCell .cm-content')?.focus());
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.keyboard.press('d'); // deletes the first cell
    await runCell(page, 0);
    await expect.poll(() => prompt(page, 0)).toMatch(/\[3\]/);
    await expect.poll(shown).toEqual(['moved']);
    await page.close();
  }, 60_000);

  it('show their output after a restart, and a kernel that dies says why', async () => {
    const page = await openNew(
      'restart.ipynb',
      "console.log('hello');",
      "console.log('before');\nsetTimeout(() => process.kill(process.pid, 'SIGKILL'), 500);\nawait new Promise(() => {});",
      "'alive'",
    );
    const outputs = (cell: number) => page.locator('.jp-CodeCell').nth(cell).locator('.jp-OutputArea').textContent();
    for (const _ of ['first kernel', 'second kernel']) {
      await runCell(page, 0);
      await expect.poll(() => outputs(0), { timeout: 30_000 }).toContain('hello');
      await expect.poll(() => prompt(page, 0)).toContain('[1]');
      await page.getByRole('menuitem', { name: 'Kernel', exact: true }).click();
      await page.getByRole('menuitem', { name: /^Restart Kernel…/ }).click();
      const restarted = page.waitForResponse(/\/restart\?/, { timeout: 30_000 });
      await page.locator('.jp-Dialog .jp-mod-accept').click();
      await restarted;
    }
    await runCell(page, 1);
    await expect.poll(() => outputs(1), { timeout: 30_000 }).toMatch(/before\s*OutOfMemory: Out of memory/);
    await screenshot(page, 'kernel-died');
    await page.locator('.jp-Dialog .jp-mod-accept').click({ timeout: 30_000 }); // JupyterLab says that it restarts the kernel
    await expect.poll(() => prompt(page, 1)).not.toContain('*');
    await runCell(page, 2);
    await expect.poll(() => outputs(2), { timeout: 30_000 }).toContain('alive');
    await page.close();
  }, 180_000);

  it('ask, and are answered', async () => {
    const page = await openNew('asks.ipynb', "'Hello ' + prompt('Your name?')", '6 * 7');
    await runCell(page, 0);
    const field = page.locator('.jp-Stdin-input');
    await field.waitFor({ timeout: 20_000 });
    await screenshot(page, 'asks');
    await field.fill('Ada');
    await field.press('Enter');
    await page.locator('.jp-OutputArea-output', { hasText: 'Hello Ada' }).waitFor({ timeout: 20_000 });
    await runCell(page, 1);
    await page.locator('.jp-OutputArea-output', { hasText: /^42$/ }).waitFor({ timeout: 20_000 });
    await page.close();
  }, 60_000);

  it('print 100,000 lines, and Lab goes on', async () => {
    const page = await openNew('flood.ipynb', "for (let i = 0; i < 100_000; i++) console.log('line', i);", '6 * 7');
    await runAll(page, 100);
    await page.locator('.jp-OutputArea-output', { hasText: /^42$/ }).waitFor({ timeout: 20_000 });
    await page.locator('.jp-OutputArea-output', { hasText: 'line 9999' }).first().waitFor({ timeout: 20_000 });
    await page.close();
  }, 120_000);
});
