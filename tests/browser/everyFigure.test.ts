import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFrame, progress, tf } from '#lib';
import { figures } from '../lib/show/figures/eachFigure';
import { lookWithAxe } from './axe';
import { type Lab, screenshot, startLab } from './lab';
import { savedNotebook } from './savedNotebook';

const WIDTHS = [360, 768, 1366, 1920];
const HEIGHT = 14_000; // JupyterLab draws what is in sight: all of it

const bar = {
  [Symbol.for('Jupyter.display')]: () => ({
    'text/html': '<progress value="0.5" aria-label="epoch"></progress> epoch: 1 of 2, stopped, 0.1 s',
    'text/plain': progress([1, 2], { label: 'epoch' }).line(),
  }),
};
const names = Object.keys(figures);

/** In the page: the figures' texts that meet others or leave their figure, and how much of a figure's lower end is empty. */
function faultsOf(plots: Element[], names: readonly string[]): string[] {
  return plots.flatMap((plot, i) => {
    const name = names[i];
    const frame = plot.getBoundingClientRect();
    const visible = (element: Element) => element.textContent?.trim() && element.getBoundingClientRect().width > 0;
    const texts = [...plot.querySelectorAll('.main-svg text')].filter(visible);
    const titles = texts.filter((text) => text.closest('.g-gtitle, .g-xtitle, .g-ytitle, .g-x2title, .g-y2title'));
    const inside = ({ left, right, top, bottom }: DOMRect) =>
      left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
    const apart = (a: DOMRect, b: DOMRect) =>
      a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const meeting = titles.flatMap((title) =>
      texts
        .filter((text) => text !== title && !apart(boxOf(title), boxOf(text)))
        .map((text) => `${name}: “${title.textContent}” meets “${text.textContent}”`),
    );
    const captions = texts.filter((text) => text.closest('.annotation'));
    const overlapping = captions.flatMap((caption, i) =>
      captions
        .slice(i + 1)
        .filter((other) => !apart(boxOf(caption), boxOf(other)))
        .map((other) => `${name}: “${caption.textContent}” overlaps “${other.textContent}”`),
    );
    const outside = texts
      .filter((text) => !inside(boxOf(text)))
      .map((text) => `${name}: “${text.textContent}” leaves it`);
    const areas = [...plot.querySelectorAll('.nsewdrag')].map(boxOf);
    const within = (text: DOMRect) => areas.some((area) => area.left <= text.left && text.right <= area.right + 1);
    const cutOff = texts
      .filter((text) => text.closest('.plot [clip-path], .plot[clip-path]') && !within(boxOf(text)))
      .map((text) => `${name}: “${text.textContent}” is cut off`);
    const drawn = [...plot.querySelectorAll('.main-svg text, .main-svg image, .main-svg path')].filter(
      (element) => boxOf(element).height > 0,
    );
    const pictures = [...plot.querySelectorAll('.layer-above image, .heatmaplayer image, .imagelayer image')].map(
      boxOf,
    );
    const [left, right] = [Math.min(...pictures.map((one) => one.left)), Math.max(...pictures.map((one) => one.right))];
    const isGrid = pictures.length > 1; // a matrix is one picture, with words beside it
    const rest = frame.bottom - Math.max(...drawn.map((element) => boxOf(element).bottom));
    return [
      ...meeting,
      ...overlapping,
      ...outside,
      ...cutOff,
      ...(rest > 60 ? [`${name}: its last ${rest.toFixed(0)} px are empty`] : []),
      ...(isGrid && right - left < 0.8 * frame.width ? [`${name}: pictures take ${(right - left).toFixed(0)} px`] : []),
    ];
  });
}

/** In the page: for each figure the least contrast of its texts with what is behind it, but for those on coloured cells. */
function leastContrasts(plots: Element[]): number[] {
  return plots.map((plot) => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (rgb: number[]) => {
      const [r, g, b] = rgb.map((value) =>
        value / 255 <= 0.04045 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let behind: Element | null = plot;
    while (behind && /rgba\(.*, 0\)/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const paper = channels(behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)').slice(0, 3);
    const onCells = (text: Element) => plot.querySelector('.heatmaplayer image') && text.closest('.annotation');
    const texts = [...plot.querySelectorAll('.main-svg text')].filter(
      (text) => text.textContent?.trim() && !onCells(text),
    );
    return Math.min(
      ...texts.map((text) => {
        const { fill, fillOpacity } = getComputedStyle(text);
        const seen = channels(fill)
          .slice(0, 3)
          .map((value, i) => Number(fillOpacity) * value + (1 - Number(fillOpacity)) * paper[i]);
        const [low, high] = [luminance(seen), luminance(paper)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
      }),
    );
  });
}

describe.runIf(process.env.CI)('every figure of lib in JupyterLab', () => {
  let lab: Lab;
  beforeAll(async () => {
    await tf.ready();
    lab = await startLab();
    const values = [...names.map((name) => figures[name]()), dataFrame([{ name: 'a', loss: 0.5 }]), bar];
    writeFileSync(path.join(lab.folder, 'every.ipynb'), JSON.stringify(await savedNotebook(values)));
  }, 120_000);
  afterAll(() => lab?.close());

  async function open(theme: Parameters<Lab['useTheme']>[0]): Promise<Page> {
    lab.useTheme(theme);
    const page = await lab.openWithoutKernel('every.ipynb');
    await page.keyboard.press('Control+b'); // the file browser alone would fill 360 px
    await page.setViewportSize({ width: 1200, height: HEIGHT });
    await expect.poll(() => page.locator('.js-plotly-plot .gtitle').count(), { timeout: 60_000 }).toBe(names.length);
    return page;
  }

  it.each(['JupyterLab Light', 'JupyterLab Dark'] as const)(
    'stands out in %s, and axe finds nothing serious',
    async (theme) => {
      const page = await open(theme);
      await screenshot(page, `every-figure-${theme.endsWith('Dark') ? 'dark' : 'light'}`);
      const contrasts = await page.locator('.js-plotly-plot').evaluateAll(leastContrasts);
      expect(names.filter((_, i) => !(contrasts[i] >= 4.5)).map((name) => `${name}: ${contrasts}`)).toEqual([]);
      const { faults, fine } = await lookWithAxe(page, '.jp-OutputArea');
      expect(fine.some((elements) => elements.length >= names.length)).toBe(true); // it has seen the figures
      expect(faults).toEqual([]);
      await page.close();
    },
    180_000,
  );

  it('its titles meet no other text, its texts stay in it, and no end is empty, from 360 to 1920 px', async () => {
    const page = await open('JupyterLab Light');
    const faults = () => page.locator('.js-plotly-plot').evaluateAll(faultsOf, names);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await expect.poll(faults, { timeout: 20_000, message: `${width} px` }).toEqual([]);
      await screenshot(page, `every-figure-${width}`);
    }
    await page.close();
  }, 180_000);
});
