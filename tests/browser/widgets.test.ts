import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Figure, tf, Widget } from '#lib';
import { widgetPages } from '../../tools/setup/widgetPages.mjs';
import { lookWithAxe } from './axe';
import { type Lab, root, screenshot, startLab } from './lab';
import { savedNotebook } from './savedNotebook';
import { describeConfusionMatrix, matrixWidget } from './widgets/confusionMatrix';
import { describeDrawGarment, garmentWidget } from './widgets/drawGarment';
import { describeModelLine, lineWidget } from './widgets/modelLine';
import { describeTenLogits, logitsWidget } from './widgets/tenLogits';

/** What the page's script gives. */
interface Host {
  softmaxWidgets: { show(place: Element, output: object, folder: string): Promise<() => void> };
}

const still = new Figure({ data: [{ x: [1, 2], y: [3, 4] }], layout: {} }, 'A line that rises from 3 to 4.');

const line = lineWidget();
const garment = garmentWidget();
const live = () => [logitsWidget(), matrixWidget(), line, garment];
const shown = () => [
  ...live(),
  new Widget('noSuchModule', {}, still),
  new Widget('../softmax-figures/plotly', {}, still),
];

describe.runIf(process.env.CI)('widgets of a saved notebook in JupyterLab, no kernel running', () => {
  let lab: Lab;
  let page: Page;
  beforeAll(async () => {
    await tf.ready();
    lab = await startLab();
    writeFileSync(path.join(lab.folder, 'widgets.ipynb'), JSON.stringify(await savedNotebook(shown())));
    page = await lab.openWithoutKernel('widgets.ipynb');
    await page.locator('.softmax-widget').first().waitFor({ timeout: 30_000 });
  }, 120_000);
  afterAll(() => lab?.close());

  describeTenLogits(() => page);
  describeConfusionMatrix(() => page);
  describeModelLine(() => page, line);
  describeDrawGarment(() => page, garment);

  it('one that is not there leaves its still picture and a sentence, also if its name leads elsewhere', async () => {
    const outputs = page.locator('.jp-RenderedSoftmaxWidget', { hasText: 'cannot be moved here' });
    await expect.poll(() => outputs.count()).toBe(2);
    expect(await outputs.getByRole('img', { name: 'A line that rises from 3 to 4.' }).count()).toBe(2);
    await outputs.getByText('no module has the name ../softmax-figures/plotly').waitFor();
  });

  it('a module gets what anywidget promises: its state, changes, and a call at its end', async () => {
    const module = `export default () => ({
        initialize({ model }) {
          model.set('n', model.get('n') + 1);
          return () => document.body.append('initialize ended');
        },
        render({ model, el, signal }) {
          const show = () => { el.textContent += model.get('n') + ' '; };
          model.on('change:n', show);
          for (const n of [2, 5, 5, 6]) model.set('n', n);
          model.off('change:n', show);
          model.set('n', 7);
          model.save_changes();
          signal.addEventListener('abort', () => document.body.append('signal, '));
          return () => document.body.append(', render ended');
        },
      })`;
    await page.route('**/probe.js', (route) => route.fulfill({ contentType: 'text/javascript', body: module }));
    const [text, left] = await page.evaluate(async () => {
      const place = document.body.appendChild(document.createElement('div'));
      const { show } = (window as unknown as Host).softmaxWidgets;
      const end = await show(place, { module: 'probe', state: { n: 1 } }, location.href);
      const text = place.shadowRoot?.textContent;
      end();
      return [text, place.isConnected];
    });
    expect([text, left]).toEqual(['5 6 ', false]);
    await page.getByText('signal, initialize ended, render ended').waitFor();
  });

  it('all are shown in a page that came by plain HTTP from another machine, which lacks parts of `crypto`', async () => {
    const files = new Map((await widgetPages(root)).map(({ name, text }) => [`/${name}`, text]));
    const elsewhere = (await page.context().browser()?.newPage()) as Page;
    await elsewhere.route('http://another.machine/**', (route) => {
      const body = files.get(new URL(route.request().url()).pathname);
      return route.fulfill({ contentType: body ? 'text/javascript' : 'text/html', body: body ?? '<body></body>' });
    });
    await elsewhere.goto('http://another.machine/');
    expect(await elsewhere.evaluate(() => isSecureContext)).toBe(false);
    await elsewhere.addScriptTag({ path: path.join(root, 'tools/jupyter/widgets/widgetHost.js') });
    for (const { module, state } of live()) {
      await elsewhere.evaluate(
        async ([module, state]) => {
          const place = document.body.appendChild(document.createElement('div'));
          await (window as unknown as Host).softmaxWidgets.show(place, { module, state }, location.href);
        },
        [module, state] as const,
      );
    }
    expect(await elsewhere.locator('.softmax-widget').count()).toBe(live().length);
    await elsewhere.close();
  });

  /** In the page: how much wider than its place each widget is, or a part of it that scrolls. */
  const overflow = (all: Element[]) =>
    all.map((one) => {
      const scrolling = [...one.querySelectorAll('div')].filter((part) => getComputedStyle(part).overflowX === 'auto');
      return Math.max(...[one, ...scrolling].map((part) => part.scrollWidth - part.clientWidth));
    });

  it.each(['JupyterLab Light', 'JupyterLab Dark'] as const)(
    'axe finds nothing serious in %s, and all fit from 360 to 1366 px',
    async (theme) => {
      lab.useTheme(theme);
      const page = await lab.openWithoutKernel('widgets.ipynb');
      await page.keyboard.press('Control+b'); // the file browser alone would fill 360 px
      await page.setViewportSize({ width: 1366, height: 4800 });
      const widgets = page.locator('.softmax-widget');
      await expect.poll(() => widgets.count(), { timeout: 30_000 }).toBe(live().length);
      const { faults, fine } = await lookWithAxe(page, '.jp-RenderedSoftmaxWidget');
      expect(fine.flat().some((html) => html.includes('Logit of Shirt'))).toBe(true); // it looks into them
      expect(faults).toEqual([]);
      for (const width of [1366, 768, 360]) {
        await page.setViewportSize({ width, height: 4800 });
        await expect.poll(() => widgets.evaluateAll(overflow), { message: `${width} px` }).toEqual(live().map(() => 0));
        await screenshot(page, `widgets-${theme.slice(11).toLowerCase()}-${width}`);
      }
      await page.close();
    },
    120_000,
  );
});
