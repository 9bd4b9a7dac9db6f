import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { screenshot, writeCode } from '../browser/lab';
import { openNotebook } from './openNotebook';

const DATA = 'lab/extensions/softmax-kernel/data/fashion-mnist';
const COME = 3_000_000; // bytes of a large file that come at once

/** Serves the data set over a connection that gets stuck until `goOn` is called. */
async function stuckServer(site: string) {
  let goOn = () => {};
  const going = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const name = path.basename(request.url ?? '');
    const file = readFileSync(path.join(site, DATA, name));
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    asked.push(`${name} from ${from}`);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': file.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` }),
    });
    response.write(file.subarray(from, from + COME));
    if (file.length > from + COME) await going;
    response.end(file.subarray(from + COME));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, address, asked, goOn };
}

/** While the data set comes, a cell is busy and shows a bar; ■ ends it, and what has come is not asked for again. */
export async function stopLoading(page: Page, address: string, site: string): Promise<void> {
  const stuck = await stuckServer(site);
  try {
    await page
      .context()
      .route('**/data/fashion-mnist/**', (route) =>
        route.continue({ url: `${stuck.address}/${path.basename(new URL(route.request().url()).pathname)}` }),
      );
    const cell = await openNotebook(page, address, 'notebooks/02-log-softmax.ipynb');
    await writeCode(cell, "import { FashionMNIST } from '#lib';\nnew FashionMNIST({ train: true }).length");
    await page.keyboard.press('Control+Enter');
    await cell.locator('progress').waitFor({ timeout: 30_000 });
    await page.getByText('TypeScript | Busy').waitFor();
    await screenshot(page, 'data-set-comes');
    await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
    await cell.getByText('The cell was stopped').waitFor({ timeout: 5000 });
    await page.getByText('TypeScript | Idle').waitFor();
    expect(await cell.locator('progress').count()).toBe(0);

    stuck.goOn();
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Control+Enter');
    await cell.locator('.jp-OutputArea-output', { hasText: '60000' }).waitFor({ timeout: 30_000 });
    const ofPictures = stuck.asked.filter((request) => request.startsWith('train-images'));
    expect(ofPictures).toEqual(['train-images-idx3-ubyte.gz from 0', expect.stringMatching(/ from [1-9]\d+$/)]);
  } finally {
    stuck.goOn();
    stuck.server.close();
  }
}
