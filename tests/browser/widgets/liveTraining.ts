import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { FASHION_CLASSES, FashionMNIST, Training } from '#lib';
import { toldMoment } from '../../../lib/show/widgets/training/toldMoment';

export const SETTINGS = { learningRate: 0.1, batchSize: 256, zeroing: true };
export const UPDATES = 5;

/** A notebook with a training that nobody has run yet. */
export const trainingNotebook = () => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
  cells: [
    `import { FashionMNIST, tf, trainingControls } from '#lib';\nawait tf.ready();\ntrainingControls(new FashionMNIST({ train: true }), { updates: ${UPDATES} });`,
  ].map((source) => ({ cell_type: 'code', id: 'training', source, metadata: {}, execution_count: null, outputs: [] })),
});

/** The training in a page, and the same one in lib: whatever the reader does is done to both. */
export class LiveTrainingPage {
  readonly byLib = new Training(new FashionMNIST({ train: true }), SETTINGS, 0);

  constructor(readonly page: Page) {
    this.begin();
  }

  get widget(): Locator {
    return this.page.locator('.training-controls');
  }

  button(name: string): Locator {
    return this.widget.getByRole('button', { name, exact: true });
  }

  /** Runs the cell, and waits for its training, which takes the place of an earlier one. */
  async run(): Promise<void> {
    await this.widget.evaluateAll((all) => {
      for (const one of all) one.classList.add('earlier');
    });
    await this.page.locator('.jp-CodeCell').first().click();
    await this.page.keyboard.press('Control+Enter');
    await this.page.locator('.training-controls:not(.earlier)').waitFor({ timeout: 90_000 });
    this.begin();
  }

  begin(): void {
    this.byLib.again();
    this.byLib.set(SETTINGS);
    this.stepByLib(UPDATES);
  }

  stepByLib(steps: number): void {
    for (let i = 0; i < steps; i++) this.byLib.step();
  }

  /** Compares sentence and weights with lib's after so many updates, by default the latest. */
  async shows(state: 'At rest' | 'The past', updates = this.byLib.now.updates): Promise<void> {
    const { moment, picture } = this.byLib.at(updates);
    await expect.poll(() => this.widget.locator('p').first().textContent()).toBe(`${state}. ${toldMoment(moment)}`);
    const greys = await this.widget
      .locator('canvas')
      .evaluateAll((all: HTMLCanvasElement[]) =>
        all.map((one) => [...(one.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [])].filter((_, i) => !(i % 4))),
      );
    FASHION_CLASSES.forEach((_, k) => {
      const byLib = greys[k].map((_, pixel) => 127.5 * (1 + picture.weights[10 * pixel + k] / 127));
      expect(Math.max(...byLib.map((grey, pixel) => Math.abs(grey - greys[k][pixel])))).toBeLessThanOrEqual(0.51);
    });
    await this.widget.getByText(`the largest weight is ${picture.largest.toFixed(3)}`).waitFor();
  }

  /** How many updates the page tells of. */
  async updates(): Promise<number> {
    return Number(/After (\d+) update/.exec((await this.widget.locator('p').first().textContent()) ?? '')?.[1]);
  }

  /** Waits until the training has gone on by so many updates. */
  async trains(updates: number): Promise<void> {
    const begin = await this.updates();
    await expect.poll(() => this.updates(), { timeout: 30_000 }).toBeGreaterThan(begin + updates);
  }

  /** What the cell shows of a training that cannot be driven. */
  get still(): Locator {
    return this.page.locator('.jp-RenderedSoftmaxWidget').getByRole('img', { name: /^A training\. After/ });
  }
}
