import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#lib';
import { lookWithAxe } from './axe';
import { type Lab, screenshot, startLab } from './lab';
import { dragByFinger } from './widgets/finger';
import { LiveTrainingPage, trainingNotebook } from './widgets/liveTraining';

const NOTEBOOK = 'notebooks/training.ipynb';

describe.runIf(process.env.CI)('a training with controls in JupyterLab', () => {
  let lab: Lab;
  let training: LiveTrainingPage;
  const open = async () => new LiveTrainingPage(await lab.open(NOTEBOOK));
  beforeAll(async () => {
    await tf.ready();
    lab = await startLab((folder) => writeFileSync(path.join(folder, NOTEBOOK), JSON.stringify(trainingNotebook())));
    training = await open();
    await training.run();
  }, 180_000);
  afterAll(() => lab?.close());

  it('makes the steps of lib by the mouse, with every setting', async () => {
    await training.shows('At rest');
    const step = async () => {
      await training.button('One step').click();
      training.stepByLib(1);
      await training.shows('At rest');
    };
    await step();
    await training.widget.getByLabel('batch size').selectOption('16');
    training.byLib.set({ batchSize: 16 });
    await step();
    await training.widget.getByLabel('zero the gradients').click();
    training.byLib.set({ zeroing: false });
    await step();
    await training.widget.getByLabel('Learning rate').focus();
    await training.page.keyboard.press('ArrowRight');
    training.byLib.set({ learningRate: 0.2 });
    await step();
    await step();
  });

  it('starts and pauses by keys, keeps the focus, and looks back', async () => {
    await training.button('Start').focus();
    await training.page.keyboard.press('Enter');
    await training.trains(20);
    await training.page.keyboard.press('Space');
    await training.button('Start').waitFor();
    const focused = () => training.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent);
    await expect.poll(focused).toBe('Start'); // also when JupyterLab has made the output anew, with its new still picture
    training.stepByLib((await training.updates()) - training.byLib.now.updates);
    await training.shows('At rest');
    await training.widget.getByLabel('Look back').focus();
    await training.page.keyboard.press('Home');
    await training.shows('The past', 0);
    for (let i = 0; i < 7; i++) await training.page.keyboard.press('ArrowRight');
    await training.shows('The past', 7);
    await training.page.keyboard.press('End');
    await training.shows('At rest');
  });

  it('goes back to the start, and looks back, by a finger', async () => {
    await dragByFinger(training.button('Back to the start'), [[0.5, 0.5]]);
    training.byLib.again();
    await training.shows('At rest', 0);
    for (let step = 1; step <= 3; step++) {
      await training.button('One step').click();
      training.stepByLib(1);
      await training.shows('At rest', step);
    }
    const plot = training.widget.locator('.loss .plot');
    await dragByFinger(plot, [
      [0.9, 0.5],
      [0, 0.5],
    ]);
    await training.shows('The past', 1);
    await dragByFinger(plot, [
      [0.5, 0.5],
      [1, 0.5],
    ]);
    await training.shows('At rest');
  });

  it('rests when its tab is closed, and goes on when the notebook is opened again', async () => {
    await training.button('Start').click();
    await training.trains(10);
    await training.page.keyboard.press('Control+s');
    await training.page.getByTitle('Close training.ipynb').click();
    await training.page.locator('.jp-NotebookPanel').waitFor({ state: 'detached' });
    await training.page.close();
    training = await open();
    await training.widget.waitFor({ timeout: 60_000 });
    await expect.poll(() => training.button('Start').count()).toBe(1);
    const rested = await training.updates();
    await training.button('One step').click();
    await expect.poll(() => training.updates()).toBe(rested + 1);
  }, 120_000);

  it('■ leaves what it showed with a sentence, and its picture in the notebook', async () => {
    await training.run();
    await training.button('Start').click();
    await training.trains(10);
    const { page, widget } = training;
    await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
    await widget.page().getByText('its cell or its kernel was stopped. Run the cell to begin anew.').waitFor();
    expect(await widget.locator(':enabled:is(button, input, select)').count()).toBe(0);
    const updates = await training.updates();
    const saved = async () => {
      await page.keyboard.press('Control+s');
      const text = readFileSync(path.join(lab.folder, NOTEBOOK), 'utf8');
      return Number(/A training\. After (\d+) updates/.exec(text)?.[1]);
    };
    await expect.poll(saved).toBeGreaterThanOrEqual(updates); // the kernel may have been a step ahead
    await page.reload();
    await page.getByText('the kernel does not know it any more; run its cell').waitFor({ timeout: 60_000 });
    expect(await training.still.count()).toBe(1);
  }, 120_000);

  it('a restarted kernel leaves what it showed; opened again, it is a still picture', async () => {
    await training.run();
    const { page } = training;
    await page.getByRole('menuitem', { name: 'Kernel', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Restart Kernel…/ }).click();
    await page.getByRole('button', { name: 'Confirm Kernel Restart' }).click();
    await page.getByText('its cell or its kernel was stopped').waitFor({ timeout: 30_000 });
    await training.shows('At rest');
    await page.keyboard.press('Control+s');
    await page.reload();
    await page.getByText('the kernel does not know it any more; run its cell').waitFor({ timeout: 60_000 });
    expect(await training.still.count()).toBe(1);
  }, 120_000);

  it.each(['JupyterLab Light', 'JupyterLab Dark'] as const)(
    'axe finds nothing serious in %s, and it fits from 360 to 1366 px',
    async (theme) => {
      lab.useTheme(theme);
      const training = await open();
      const { page, widget } = training;
      await training.run();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+b'); // the file browser alone would fill 360 px
      const { faults, fine } = await lookWithAxe(page, '.jp-RenderedSoftmaxWidget');
      expect(fine.flat().some((html) => html.includes('Look back'))).toBe(true); // it looks into it
      expect(faults).toEqual([]);
      for (const width of [1366, 768, 360]) {
        await page.setViewportSize({ width, height: 1300 });
        await expect
          .poll(() => widget.evaluate((one) => one.scrollWidth - one.clientWidth), { message: `${width} px` })
          .toBe(0);
        await screenshot(page, `training-${theme.slice(11).toLowerCase()}-${width}`);
      }
      await page.close();
    },
    120_000,
  );
});
