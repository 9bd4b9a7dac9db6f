import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, screenshot, startLab } from './lab';
import { walks } from './walks';

/** The number of the cell that is chosen. */
const chosen = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.jp-Notebook .jp-Cell')].findIndex((cell) =>
      cell.classList.contains('jp-mod-active'),
    ),
  );

/** Says what has the focus: its tag, its name or text, and the number of its cell. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let [place, element] = [document.activeElement, document.activeElement];
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (place?.closest('.jp-Cell') === null) place = null;
    const cell = [...document.querySelectorAll('.jp-Notebook .jp-Cell')].findIndex((one) => one.contains(place));
    const text = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return { tag: element?.tagName ?? '', text, cell };
  });

/** Goes on by Tab until what is wanted has the focus. */
async function tabTo(page: Page, tag: string, text: string): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.tag === tag && now.text.includes(text)) return;
  }
  throw new Error(`Tab does not come to ${tag} “${text}” in 40 stops`);
}

async function moveTo(page: Page, cell: number): Promise<void> {
  for (let now = await chosen(page); now !== cell; now = await chosen(page)) {
    await page.keyboard.press(now < cell ? 'ArrowDown' : 'ArrowUp');
  }
}

/** Runs the chosen cell, and waits for its number. */
async function run(page: Page, keys: 'Shift+Enter' | 'Control+Enter' = 'Shift+Enter'): Promise<void> {
  const cell = page.locator('.jp-Notebook .jp-Cell').nth(await chosen(page));
  const isCode = await cell.evaluate((element) => element.classList.contains('jp-CodeCell'));
  const prompt = cell.locator('.jp-InputPrompt');
  await prompt.evaluateAll(([it]) => it?.replaceChildren('to run')); // the committed number says nothing about this run
  await page.keyboard.press(keys);
  if (isCode) await expect.poll(() => prompt.textContent(), { timeout: 60_000 }).toMatch(/\[\d+\]/);
}

describe.runIf(process.env.CI)('without a mouse, in JupyterLab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  }, 120_000);
  afterAll(() => lab?.close());

  it('lesson 2 is read to its end: each answer opens, each cell runs, and the widget moves', async () => {
    const page = await lab.open('notebooks/02-log-softmax.ipynb');
    const cells = page.locator('.jp-Notebook .jp-Cell');
    const count = await cells.count();
    for (let i = 0; i < count; i++) {
      await expect.poll(() => chosen(page)).toBe(i);
      const answers = cells.nth(i).locator('details');
      for (let k = 0; k < (await answers.count()); k++) {
        await tabTo(page, 'SUMMARY', 'Answer');
        await page.keyboard.press('Enter');
        expect(await answers.nth(k).getAttribute('open')).not.toBeNull();
      }
      const source = (await cells.nth(i).locator('.jp-Cell-inputWrapper').textContent()) ?? '';
      if (!source.includes('tenLogits([')) await run(page);
      else {
        await run(page, 'Control+Enter');
        const said = cells.nth(i).locator('.softmax-widget');
        await said.getByLabel('Logit of Sneaker').waitFor();
        await tabTo(page, 'INPUT', 'Logit of Sneaker');
        for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowRight');
        await expect.poll(() => said.textContent()).toContain('NaN'); // float16 overflows
        await screenshot(page, 'keyboard-widget');
        await tabTo(page, 'INPUT', 'Logit of Ankle boot');
        await page.keyboard.press('Tab');
        await moveTo(page, i + 1);
      }
    }
    expect(await page.locator('[data-mime-type$="stderr"], [data-mime-type$="error"]').allTextContents()).toEqual([]);
    await page.close();
  }, 180_000);

  it('exercise 1 is done: a mistake, what the check says, a hint, the right answer, one way to write it', async () => {
    const [{ exercise, task, table, wrong, says, hint, hinted, right }] = walks;
    const page = await lab.open(exercise);
    const cells = page.locator('.jp-Notebook .jp-Cell');
    const sources = await cells.evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    const answer = sources.findIndex((source) => source.includes(`function ${task}`));
    const report = cells.nth(answer + 1).locator('.jp-OutputArea-output');
    const write = async (code: string) => {
      await moveTo(page, answer);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(code);
      await run(page); // goes on to the check
      await run(page, 'Control+Enter');
    };
    await run(page); // the title
    await run(page); // the imports
    await write(wrong);
    await expect.poll(() => report.allTextContents(), { timeout: 30_000 }).toEqual([expect.stringContaining(says)]);
    await moveTo(page, answer - 1);
    await tabTo(page, 'SUMMARY', hint);
    await page.keyboard.press('Enter');
    expect(await page.getByText(hinted).isVisible()).toBe(true);
    await write(right);
    await expect.poll(() => report.allTextContents()).toEqual([expect.stringContaining(`${table}: 8 of 8`)]);
    await tabTo(page, 'SUMMARY', 'One way to write it');
    await page.keyboard.press('Enter');
    expect(await report.locator('details pre').isVisible()).toBe(true);
    await screenshot(page, 'keyboard-exercise');
    await page.close();
  }, 180_000);
});
