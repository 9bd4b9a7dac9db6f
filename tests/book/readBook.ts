import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { lookWithAxe } from '../browser/axe';
import { screenshot } from '../browser/lab';
import { notebooksIn } from '../notebooks/notebook';
import type { Site } from './openSite';

const PAGES = [
  ...['index', 'run', 'docs/glossary', 'lib/logSoftmax'].map((page) => `${page}.html`),
  ...['notebooks', 'exercises'].flatMap(notebooksIn).map((file) => file.replace('.ipynb', '.html')),
];

/** Scrolls through the page, so that every figure and every widget comes near. */
async function readToTheEnd(page: Page) {
  const figures = page.locator('.figure-of-lesson');
  for (let i = 0; i < (await figures.count()); i++) {
    await figures.nth(i).scrollIntoViewIfNeeded();
    await figures.nth(i).locator('.main-svg').first().waitFor({ timeout: 30_000 });
  }
  for (const widget of await page.locator('.widget-of-lesson').all()) {
    await widget.scrollIntoViewIfNeeded();
    const needsKernel = widget.getByText('it needs a kernel; open the lesson and run its cell');
    await widget.locator('.softmax-widget').or(needsKernel).waitFor({ timeout: 30_000 });
  }
}

/** The tests of the book's pages, as a reader sees them before a notebook is opened. */
export function readBook(site: () => Site): void {
  it.each(PAGES)(
    '%s fits a phone and a wide window; its figures move; nothing is asked of another site',
    async (name) => {
      const { page, faults } = await site().open(name, 1366);
      await readToTheEnd(page);
      for (const width of [1366, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        const widths = await page.locator('.js-plotly-plot').evaluateAll((all) => all.map((one) => one.scrollWidth));
        expect(Math.max(0, ...widths)).toBeLessThanOrEqual(width);
      }
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  it.each([
    ['index.html', 'light'],
    ['notebooks/02-log-softmax.html', 'light'],
    ['notebooks/05-one-epoch.html', 'dark'],
    ['exercises/1-numerical-problem/numerical-problem.html', 'light'],
    ['docs/glossary.html', 'dark'],
  ] as const)('axe finds nothing serious in %s, %s', async (name, colors) => {
    const { page } = await site().open(name, 1366, colors);
    await readToTheEnd(page);
    await screenshot(page, `book-${path.basename(name, '.html')}-${colors}`, { fullPage: true });
    expect((await lookWithAxe(page, 'article')).faults).toEqual([]);
    await page.close();
  });

  it('on paper a page has light colours, and the reader’s own again afterwards', async () => {
    const { page } = await site().open('notebooks/02-log-softmax.html', 1366, 'dark');
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      window.addEventListener('beforeprint', () => Object.assign(dataset, { onPaper: dataset.theme }), { once: true });
    });
    expect(await theme()).toBe('dark');
    await page.pdf();
    expect(await page.evaluate(() => document.documentElement.dataset.onPaper)).toBe('light');
    await expect.poll(theme).toBe('dark');
    await page.close();
  });

  it('a figure has the colours of its page, also of one that the reader has just chosen, and on paper', async () => {
    const { page } = await site().open('index.html', 1366, 'dark');
    await readToTheEnd(page);
    const colors = () =>
      page.evaluate(() => {
        const style = (place: string) => getComputedStyle(document.querySelector(place) ?? document.body);
        const { backgroundColor: ground, color } = style('.figure-of-lesson');
        return { ground, title: style('.gtitle').fill, page: style('.bd-article p').color, color };
      });
    const ofPage = async () => {
      const { page: color } = await colors();
      return { ground: 'rgba(0, 0, 0, 0)', title: color, page: color, color };
    };
    const dark = await ofPage();
    expect(await colors()).toEqual(dark);
    await page.evaluate(() => {
      const keep = () => {
        const title = document.querySelector('.gtitle');
        if (title) document.documentElement.dataset.titleOnPaper = getComputedStyle(title).fill;
      };
      window.addEventListener('beforeprint', keep); // after the page's own listener
    });
    await page.pdf();
    const onPaper = await page.evaluate(() => document.documentElement.dataset.titleOnPaper);
    expect(await colors()).toEqual(dark);
    await page.locator('.theme-switch-button:visible').click();
    await page.getByText('Light', { exact: true }).click();
    const light = await ofPage();
    expect(light).not.toEqual(dark);
    expect(await colors()).toEqual(light);
    expect(onPaper).toBe(light.title);
    await page.close();
  });

  it('on paper a long piece of code is split where a page ends', async () => {
    const { page } = await site().open('exercises/3-training-loop/training-loop.html', 1366);
    await page
      .locator('div.cell_input')
      .first()
      .evaluate((code) => {
        const pre = code.querySelector('pre');
        if (pre) pre.textContent = 'a line of code\n'.repeat(40); // more than half of a page
        document.querySelector('article')?.replaceChildren(code, code.cloneNode(true), code.cloneNode(true));
      });
    const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g);
    expect(pages).toHaveLength(3);
    await page.close();
  });

  it.each([360, 1280])('below the last hint is room, %i px wide', async (width) => {
    const { page } = await site().open('exercises/3-training-loop/training-loop.html', width);
    const gaps = await page
      .locator('details + .cell')
      .evaluateAll((all) =>
        all.map(
          (cell) =>
            cell.getBoundingClientRect().top - (cell.previousElementSibling?.getBoundingClientRect().bottom ?? 0),
        ),
      );
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(16);
    await page.close();
  });

  it.each([
    ['index', 'Softmax Notebooks'],
    ['docs/glossary', 'Glossary — Softmax Notebooks'],
  ])('the title of %s is “%s”', async (name, title) => {
    const { page } = await site().open(`${name}.html`, 1366);
    expect(await page.title()).toBe(title);
    await page.close();
  });

  it.each(['index', 'docs/glossary', 'lab/lab/index'])('%s names an icon, and no other is asked for', async (name) => {
    const { page, faults } = await site().open(`${name}.html`, 1366);
    const icon = await page
      .locator('link[rel="icon"]')
      .first()
      .evaluate((link: HTMLLinkElement) => link.href);
    expect((await page.request.get(icon)).ok()).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('the slider of the front page moves its figure', async () => {
    const { page } = await site().open('index.html', 1366);
    const title = page.locator('.figure-of-lesson .gtitle');
    const before = await title.textContent({ timeout: 30_000 });
    await page.locator('.slider-label-group, .slider-rail-touch-rect').first().scrollIntoViewIfNeeded();
    const rail = await page.locator('.slider-rail-touch-rect').boundingBox();
    if (!rail) throw new Error('The figure has no slider');
    await page.mouse.click(rail.x + rail.width * 0.9, rail.y + rail.height / 2);
    await expect.poll(() => title.textContent()).not.toBe(before);
    await page.close();
  });

  it('search finds log-softmax', async () => {
    const { page, faults } = await site().open('search.html?q=log-softmax', 1366);
    await page
      .locator('#search-results')
      .getByRole('link', { name: '2 · Log-softmax' })
      .first()
      .waitFor({ timeout: 20_000 });
    expect(faults).toEqual([]);
    await page.close();
  });
}
