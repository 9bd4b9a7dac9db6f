import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFrame, FASHION_CLASSES, temperatureSlider, tf, uniform, weightPictures } from '#lib';
import { type Lab, screenshot, startLab } from './lab';
import { savedNotebook } from './savedNotebook';

const next = uniform(1);
const shown = () => [
  weightPictures(
    [0, 10, 235].map((updates) => ({
      updates,
      weight: Float32Array.from({ length: 7840 }, () => updates * (next() - 0.5)),
    })),
    FASHION_CLASSES,
  ),
  temperatureSlider(
    Array.from({ length: 5000 }, () => 3 * next()),
    Uint8Array.from({ length: 500 }, () => 10 * next()),
  ),
  dataFrame([
    { model: 'calm', accuracy: null, epoch: 2 },
    { model: 'hasty', accuracy: 0.8, epoch: 10 },
  ]),
];

/** Clicks the slider's rail at a share of its length. */
async function moveSlider(page: Page, plot: number, share: number): Promise<void> {
  const rail = page.locator('.js-plotly-plot').nth(plot).locator('.slider-rail-touch-rect');
  await rail.scrollIntoViewIfNeeded();
  const box = await rail.boundingBox();
  if (!box) throw new Error('The slider has no rail');
  await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
}

describe.runIf(process.env.CI)('a saved notebook in JupyterLab, no kernel running', () => {
  let lab: Lab;
  let page: Page;
  beforeAll(async () => {
    await tf.ready();
    lab = await startLab();
    writeFileSync(path.join(lab.folder, 'saved.ipynb'), JSON.stringify(await savedNotebook(shown())));
    page = await lab.openWithoutKernel('saved.ipynb');
    await page.locator('.js-plotly-plot .slider-rail-touch-rect').nth(1).waitFor({ timeout: 30_000 });
  }, 120_000);
  afterAll(() => lab?.close());

  const plot = (index: number) => page.locator('.js-plotly-plot').nth(index);
  const pictures = () => plot(0).locator('.heatmaplayer').innerHTML();

  it('the slider of the weights moves through the updates, and the pictures change', async () => {
    await plot(0).getByText('Weights after 235 updates').waitFor();
    const last = await pictures();
    await screenshot(page, 'figures-light');
    await moveSlider(page, 0, 0.02);
    await plot(0).getByText('Weights after 0 updates').waitFor({ timeout: 10_000 });
    await expect.poll(pictures).not.toBe(last);
    await moveSlider(page, 0, 0.98);
    await plot(0).getByText('Weights after 235 updates').waitFor({ timeout: 10_000 });
    await screenshot(page, 'figures-moved-back');
  });

  it('the slider of the temperature moves the reliability diagram', async () => {
    const line = plot(1).locator('.scatterlayer .js-line').first();
    const before = await line.getAttribute('d');
    await moveSlider(page, 1, 0.98);
    await plot(1).getByText('temperature 4.00').waitFor({ timeout: 10_000 });
    await expect.poll(() => line.getAttribute('d')).not.toBe(before); // the line is drawn after the slider's text
    await screenshot(page, 'figures-moved');
  });

  it('figures fit their place from 360 to 1920 px', async () => {
    const { width, height } = page.viewportSize() as { width: number; height: number };
    const misfits = () =>
      page
        .locator('.js-plotly-plot')
        .evaluateAll((plots) =>
          plots
            .map((plot) => [plot.querySelector('.main-svg')?.getBoundingClientRect().width, plot.clientWidth])
            .filter(([figure, place]) => figure !== place || !place),
        );
    await page
      .locator('.jp-Notebook')
      .first()
      .click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Control+b'); // the file browser alone would fill 360 px
    for (const narrowed of [1920, 768, 360]) {
      await page.setViewportSize({ width: narrowed, height });
      await expect.poll(misfits, { timeout: 20_000 }).toEqual([]);
      await screenshot(page, `figures-${narrowed}`);
    }
    await page.setViewportSize({ width, height });
    await page.keyboard.press('Control+b');
  });

  it('figures say their sentence to a screen reader, and nothing is added to the file', async () => {
    const saved = JSON.parse(readFileSync(path.join(lab.folder, 'saved.ipynb'), 'utf8'));
    const bundles = saved.cells.slice(0, 2).map((cell: { outputs: { data: object }[] }) => cell.outputs[0].data);
    for (const [index, bundle] of bundles.entries()) {
      expect(await plot(index).locator('.main-svg[role="img"]').getAttribute('aria-label')).toBe(
        [bundle['text/plain']].flat().join(''),
      );
      expect(Object.keys(bundle).sort()).toEqual(['application/vnd.plotly.v1+json', 'image/svg+xml', 'text/plain']);
    }
  });

  it('far below the window a figure is its saved picture; plotly.js is loaded and draws it when it comes near', async () => {
    const notebook = await savedNotebook(shown().slice(0, 1));
    // Raw text, which has its height at once. Markdown gets it later, and the figure may stand in sight until then.
    const text = { cell_type: 'raw', id: 'text', metadata: {}, source: 'Above it.\n'.repeat(400) };
    writeFileSync(
      path.join(lab.folder, 'below.ipynb'),
      JSON.stringify({ ...notebook, cells: [text, ...notebook.cells] }),
    );
    const below = await lab.openWithoutKernel('below.ipynb');
    const still = below.getByRole('img', { name: 'Weights' });
    await still.waitFor({ state: 'attached', timeout: 30_000 });
    expect(await still.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBeGreaterThan(
      300,
    );
    expect(await below.evaluate(() => 'Plotly' in globalThis)).toBe(false);
    await still.scrollIntoViewIfNeeded();
    await below.locator('.jp-RenderedPlotly > .plot-container .main-svg').first().waitFor({ timeout: 20_000 });
    expect(await below.locator('.jp-RenderedPlotly img').count()).toBe(0);
    await below.close();
  });

  it('a table has its numbers to the right and its texts to the left', async () => {
    const cell = (text: string) => page.locator('.jp-OutputArea-output td', { hasText: text });
    const align = (text: string) => cell(text).evaluate((element) => getComputedStyle(element).textAlign);
    expect(await Promise.all(['calm', 'null', '0.8', '10'].map(align))).toEqual(['left', 'right', 'right', 'right']);
  });
});
