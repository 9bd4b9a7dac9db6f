/* Measures the course in a browser: what is transferred, how long a reader waits, and how fast it trains. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../tools/book/serve.mjs';
import { buildSite } from '../tools/commands/site.mjs';
import { root } from '../tools/setup/folders.mjs';
import { measureFirefox } from './firefox.mjs';
import { guardRatios } from './guard.mjs';
import { AGAIN, allKept, EPOCH, EXPERIMENT, LESSON, numberFrom, PATIENCE, startKernel } from './inPage.mjs';
import { median } from './report.mjs';
import { widgetMoves } from './widgets.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const MAX_AGE = 600; // s, as on GitHub Pages
const DATA = '/data/fashion-mnist/';

/** @typedef {{ transferred: number, first: number, warm: number, epoch: number, grid: number, size: number, guard: Record<string, number>, moves: Record<string, number[]>, firefox?: import('./firefox.mjs').InFirefox }} Measured bytes, seconds, ratios of the guard of loops, moves of widgets, and seconds in Firefox */

/** @returns {Promise<Measured | undefined>} undefined where there is no Chromium */
export async function measureSite() {
  if (!existsSync(CHROMIUM)) {
    console.log(`Cannot measure the course in a browser: no Chromium at ${CHROMIUM}. CHROMIUM can name another place.`);
    return undefined;
  }
  if ((await buildSite(root)) !== 0) throw new Error('Cannot measure the course in a browser: its site was not built');
  const site = path.join(root, 'site');
  const { address, server, sent } = await serve(site, { maxAge: MAX_AGE });
  const profile = mkdtempSync(path.join(tmpdir(), 'bench-site-'));
  const options = { executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] };
  const context = await chromium.launchPersistentContext(profile, options); // a reader's browser keeps what it compiled
  try {
    const reader = await context.newPage();
    const first = await secondsToFirstCell(reader, address);
    const transferred = [...sent].reduce((sum, [name, bytes]) => sum + (name.includes(DATA) ? 0 : bytes), 0);
    await allKept(reader);
    await reader.close();
    const again = [];
    while (again.length < AGAIN) {
      const page = await context.newPage();
      again.push(await secondsToFirstCell(page, address));
      await page.close();
    }
    const warm = median(again);
    const page = await context.newPage();
    await page.goto(`${address}/index.html`);
    const epoch = await numberFrom(await startKernel(page), EPOCH);
    const grid = await numberFrom(await startKernel(page), EXPERIMENT);
    const kernel = await startKernel(page);
    const guard = await guardRatios((code) => numberFrom(kernel, code));
    const moves = await widgetMoves(await context.newPage(), address);
    const firefox = await measureFirefox(address);
    return { transferred, first, warm, epoch, grid, size: bytesIn(site), guard, moves, firefox };
  } finally {
    await context.close();
    server.close();
    rmSync(profile, { recursive: true, maxRetries: 5 });
  }
}

/**
 * The values that are compared with a bar.
 *
 * @param {Measured} measured
 * @param {number} lesson seconds of the same epoch in the installed course, from the same run
 * @returns {Record<string, number>}
 */
export const siteRatios = ({ transferred, first, warm, epoch, grid, size, guard, firefox }, lesson) => ({
  'site/transferredMB': transferred / 1e6,
  'site/firstCell s': first,
  'site/firstCellAgain s': warm,
  'site/epochToInstalled': epoch / lesson,
  'site/grid s': grid,
  'site/sizeMB': size / 1e6,
  ...Object.fromEntries(Object.entries(guard).map(([loop, ratio]) => [`site/guard: ${loop}`, ratio])),
  ...(firefox && {
    'firefox/firstCell s': firefox.first,
    'firefox/firstCellAgain s': firefox.warm,
    'firefox/epochToInstalled': firefox.epoch / lesson,
    'firefox/grid s': firefox.grid,
  }),
});

/**
 * From the address to the end of the lesson's first cell, which is run as soon as it is in sight.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} address
 */
async function secondsToFirstCell(page, address) {
  const start = performance.now();
  await page.goto(`${address}/lab/lab/index.html?path=notebooks/${LESSON}`);
  const cell = page.locator('.jp-CodeCell').first();
  await cell.click({ timeout: PATIENCE });
  await page.keyboard.press('Shift+Enter');
  const prompt = cell.locator('.jp-InputPrompt');
  await prompt.filter({ hasText: '*' }).waitFor({ timeout: PATIENCE }); // the saved one has a number, too
  await prompt.filter({ hasText: /\d/ }).waitFor({ timeout: PATIENCE });
  return (performance.now() - start) / 1000;
}

/** @param {string} folder */
function bytesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places = files.map(({ parentPath, name }) => path.join(parentPath, name));
  return places.filter((place) => !place.includes(DATA)).reduce((sum, place) => sum + statSync(place).size, 0);
}
