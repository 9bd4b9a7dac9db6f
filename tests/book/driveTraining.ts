import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FashionMNIST, Training, tf } from '#lib';
import { toldMoment } from '../../lib/show/widgets/training/toldMoment';
import { screenshot } from '../browser/lab';
import { LiveTrainingPage, SETTINGS } from '../browser/widgets/liveTraining';

const UPDATES = 20; // of the lesson's cell, before the reader drives

/** Runs lesson 5 in JupyterLite and drives its training: one step, start, ■. */
export async function driveTraining(page: Page, lesson: string): Promise<void> {
  await tf.ready();
  await page.goto(lesson);
  await page.getByText('TypeScript | Idle').waitFor({ timeout: 60_000 });
  await page.getByRole('menuitem', { name: 'Run', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Run All Cells', exact: true }).click();
  const training = new LiveTrainingPage(page);
  await training.widget.waitFor({ timeout: 180_000 });
  await training.button('One step').click();
  const byLib = new Training(new FashionMNIST({ train: true }), SETTINGS, 0);
  for (let i = 0; i <= UPDATES; i++) byLib.step();
  const told = () => training.widget.locator('p').first().textContent();
  await expect.poll(told).toBe(`At rest. ${toldMoment(byLib.now)}`);
  await training.button('Start').click();
  await training.trains(20);
  await screenshot(page, 'lite-training');
  await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
  await page.getByText('its cell or its kernel was stopped').waitFor({ timeout: 20_000 });
}
