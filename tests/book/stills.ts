import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runAll, writeCode } from '../browser/lab';
import { type Cell, type Output, readCells, root } from '../notebooks/notebook';
import { openNotebook } from './openNotebook';

const NOTEBOOK = 'notebooks/02-log-softmax.ipynb';
const BROKEN = `({ [Symbol.for('Jupyter.display')]: () => ({ 'application/vnd.plotly.v1+json': { data: [], layout: null }, 'text/plain': 'broken' }) })`;

/** The sizes of a notebook's pictures, cell by cell. */
function sizes(cells: Cell[]): string[] {
  return cells.flatMap(({ id, outputs = [] }) =>
    outputs.map(svgOf).flatMap((svg) => (svg ? `${id} ${sizeOf(svg)}` : [])),
  );
}
const svgOf = ({ data }: Output) => [data?.['image/svg+xml'] ?? ''].flat().join('');
/** Refuses what is not well formed. */
function sizeOf(svg: string): string {
  const { documentElement } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
  return ['width', 'height', 'viewBox'].map((name) => documentElement.getAttribute(name)).join(' ');
}

/** A notebook as JupyterLite keeps it in the browser. */
function kept(page: Page, file: string): Promise<{ content: { cells: Cell[] } }> {
  return page.evaluate(async (key) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      if (!database.objectStoreNames.contains('files')) continue;
      return answer(database.transaction('files').objectStore('files').get(key));
    }
    throw new Error('JupyterLite keeps nothing');
  }, file);
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await page.locator('.lm-mod-current.jp-mod-dirty').waitFor({ state: 'detached' });
}

/** How many pictures a page has that nbconvert makes of a notebook. */
function picturesInHtml(notebook: string): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'stills-'));
  try {
    cpSync(notebook, path.join(folder, 'lesson.ipynb'));
    const python = path.join(root, '.venv/bin/python');
    execFileSync(python, ['-m', 'nbconvert', '--to', 'html', 'lesson.ipynb'], { cwd: folder, stdio: 'pipe' });
    const html = readFileSync(path.join(folder, 'lesson.html'), 'utf8');
    return html.match(/<img [^>]*src="data:image\/svg\+xml;base64,/g)?.length ?? 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Prints the page, and with it the figures that the reader has not seen yet, each within the paper's width. */
async function printEach(page: Page): Promise<void> {
  const undrawn = page.locator('.jp-RenderedPlotly:not(:has(.main-svg))');
  await page.waitForFunction('window.Plotly');
  expect(await undrawn.count()).toBeGreaterThan(0);
  const widths = () =>
    [...document.querySelectorAll('.jp-RenderedPlotly .main-svg')].map(({ clientWidth }) => clientWidth);
  await page.evaluate(`(addEventListener('beforeprint', () => { onPaper = (${widths})(); }), 0)`); // after the figures' own
  await page.pdf();
  expect(await undrawn.count()).toBe(0);
  expect(Math.max(...(await page.evaluate<number[]>('onPaper')))).toBe(700);
  await expect.poll(async () => Math.max(...(await page.evaluate(widths)))).toBeGreaterThan(700);
}

/** Each figure and widget of a lesson that ran in a page is saved with a picture, as the installed course commits it. */
export async function keepPictures(page: Page, address: string): Promise<void> {
  const cell = await openNotebook(page, address, NOTEBOOK);
  await runAll(page);
  await printEach(page);
  const drawn = await page.locator('.jp-RenderedPlotly .main-svg').elementHandles();
  await save(page);
  const committed = sizes(readCells(path.join(root, NOTEBOOK)));
  expect(sizes((await kept(page, NOTEBOOK)).content.cells)).toEqual(committed);
  expect(await Promise.all(drawn.map((svg) => svg.evaluate(({ isConnected }) => isConnected)))).not.toContain(false);

  await writeCode(cell, BROKEN);
  await page.keyboard.press('Control+Enter');
  await page.locator('.lm-mod-current.jp-mod-dirty').waitFor();
  await page.getByText('TypeScript | Idle').waitFor();
  await save(page);
  const { cells } = (await kept(page, NOTEBOOK)).content;
  expect(cells.map(({ source }) => source)).toContain(BROKEN);
  expect(sizes(cells)).toEqual(committed);

  const downloaded = page.waitForEvent('download');
  await page.locator('.jp-NotebookPanel-toolbar:visible').getByRole('button', { name: 'Download' }).click();
  const file = await (await downloaded).path();
  expect(sizes(readCells(file))).toEqual(committed);
  expect(picturesInHtml(file)).toBe(committed.length);
}
