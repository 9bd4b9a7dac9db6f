/* Measures in Firefox what a reader waits for. */
import { existsSync } from 'node:fs';
import { FIREFOX, FirefoxPage } from '../tools/book/firefox.mjs';
import { AGAIN, allKept, EPOCH, EXPERIMENT, LESSON, numberFrom, PATIENCE, startKernel } from './inPage.mjs';
import { median } from './report.mjs';

const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @typedef {{ first: number, warm: number, epoch: number, grid: number }} InFirefox seconds */

/**
 * @param {string} address the site's
 * @returns {Promise<InFirefox | undefined>} undefined where there is no Firefox
 */
export async function measureFirefox(address) {
  if (!existsSync(FIREFOX)) {
    console.log(`Cannot measure the course in Firefox: none at ${FIREFOX}. FIREFOX can name another place.`);
    return undefined;
  }
  const firefox = await FirefoxPage.start();
  const page = /** @type {import('playwright-core').Page} */ (/** @type {unknown} */ (firefox));
  try {
    const first = await secondsToFirstCell(firefox, address);
    await allKept(page);
    const again = [];
    while (again.length < AGAIN) again.push(await secondsToFirstCell(firefox, address));
    await firefox.renewTab();
    await firefox.goto(`${address}/index.html`);
    const epoch = await numberFrom(await startKernel(page), EPOCH);
    const grid = await numberFrom(await startKernel(page), EXPERIMENT);
    return { first, warm: median(again), epoch, grid };
  } finally {
    firefox.close();
  }
}

/**
 * Asks until there is an answer.
 *
 * @template Answer
 * @param {() => Promise<Answer | undefined | null | false>} ask
 * @param {string} what is waited for
 */
async function until(ask, what) {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await wait(20)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`Cannot measure the course in Firefox: ${what} after ${PATIENCE / 1000} s`);
}

/**
 * @param {FirefoxPage} page
 * @param {string} address
 */
async function secondsToFirstCell(page, address) {
  await page.renewTab();
  const start = performance.now();
  await page.goto(`${address}/lab/lab/index.html?path=notebooks/${LESSON}`);
  const inSight = () => page.evaluate(placeOfCell);
  const stays = async () => {
    const before = await inSight();
    await wait(20);
    const now = before && (await inSight());
    return now && now.x === before.x && now.y === before.y && now;
  };
  // Texts may still move it under the click, which then goes to another cell. Playwright, too, clicks until it meets what it should.
  const clicked = async () => {
    await page.clickAt(await until(stays, 'no cell is in sight'));
    return page.evaluate(() => document.querySelector('.jp-CodeCell')?.classList.contains('jp-mod-active'));
  };
  await until(clicked, 'the cell gets no click');
  await page.pressShiftEnter();
  const prompt = () => page.evaluate(() => document.querySelector('.jp-CodeCell .jp-InputPrompt')?.textContent ?? '');
  await until(async () => (await prompt()).includes('*'), 'the cell does not run'); // the saved one has a number, too
  await until(async () => /\d/.test(await prompt()), 'the cell still runs');
  return (performance.now() - start) / 1000;
}

/** In the page: where the first cell of code is, if nothing lies above it. */
function placeOfCell() {
  const editor = document.querySelector('.jp-CodeCell .jp-InputArea-editor');
  if (!editor) return undefined;
  const { x, y, width, height } = editor.getBoundingClientRect();
  const place = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  return editor.contains(document.elementFromPoint(place.x, place.y)) ? place : undefined;
}
