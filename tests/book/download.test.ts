import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { download, type Progress } from '../../browser/worker/download';

const FILE = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
let server: Server;
afterEach(() => server.close());

/** A server that cuts off its first answers after a third of the file each, and tells which byte each request began with. */
async function breaking(times: number, givesParts: boolean) {
  const begins: number[] = [];
  server = createServer((request, response) => {
    const asked = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    begins.push(asked);
    const begin = givesParts ? asked : 0;
    const range = { 'content-range': `bytes ${begin}-${FILE.length - 1}/${FILE.length}` };
    response.writeHead(begin > 0 ? 206 : 200, { 'content-length': FILE.length - begin, ...(begin > 0 && range) });
    if (begins.length > times) response.end(FILE.subarray(begin));
    else response.write(FILE.subarray(begin, begin + FILE.length / 3), () => setTimeout(() => response.destroy(), 50));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`, begins };
}

it.each([
  ['asks for the rest after each break', true, 'resumed'],
  ['begins anew where a server gives no parts', false, 'begun anew'],
])('%s, and says so', async (_what, givesParts, note) => {
  const { address, begins } = await breaking(2, givesParts);
  const seen: Progress[] = [];
  const file = await download(address, (progress) => seen.push({ ...progress }));
  expect(FILE.equals(file ?? Buffer.alloc(0))).toBe(true);
  expect(begins).toEqual(givesParts ? [0, 100_000, 200_000] : [0, 100_000, 100_000]);
  expect(seen.map((one) => one.note)).toEqual(expect.arrayContaining(['', 'trying again', note]));
  expect(seen.at(-1)).toEqual({ come: FILE.length, whole: FILE.length, note });
});

it('a file that is not there is none, and a server that is not there is an error', async () => {
  server = createServer((_, response) => response.writeHead(404).end());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/none`;
  expect(await download(address, () => {})).toBeUndefined();
  server.close();
  server.closeAllConnections();
  await expect(download(address, () => {})).rejects.toThrow();
});

it('ends when it is told to, and goes on from there the next time', async () => {
  const { address, begins } = await breaking(0, true);
  const ended: number[] = [];
  for (let ending = 0; ending < 2; ending++) {
    const controller = new AbortController();
    const took = ({ come }: Progress) => {
      ended[ending] = come;
      controller.abort();
    };
    await expect(download(address, took, controller.signal)).rejects.toThrow(/abort/);
  }
  const file = await download(address, () => {});
  expect(FILE.equals(file ?? Buffer.alloc(0))).toBe(true);
  expect(begins).toEqual([0, ...ended]);
});
