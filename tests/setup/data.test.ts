import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import files from '../../lib/dataset/fashionMnistFiles.json';
import { dataSources } from '../../tools/setup/dataSources.mjs';
import { fetchData } from '../../tools/setup/fetchData.mjs';
import { temporaryFolder } from './temporaryFolder';

const contents: Record<string, string> = { 'images.gz': 'pixels '.repeat(50_000), 'labels.gz': 'labels '.repeat(100) };
const small = Object.entries(contents).map(([name, text]) => ({
  name,
  unpackedBytes: text.length,
  unpackedSha256: createHash('sha256').update(text).digest('hex'),
}));

function fill(folder: string, names = Object.keys(contents)): string {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(path.join(folder, name), gzipSync(contents[name]));
  return folder;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function task(more: object) {
  const folder = temporaryFolder();
  return { files: small, into: path.join(folder, 'data'), cache: path.join(folder, 'cache'), sources: [], ...more };
}

describe('sources', () => {
  test('are asked nearest first', () => {
    const names = dataSources('/course', { FASHION_MNIST_DIR: '/mine' }).map(({ name }) => name);
    expect(names[0]).toBe('FASHION_MNIST_DIR=/mine');
    expect(names[1]).toMatch(/^the cache /);
    expect(names[2]).toBe("Debian's /usr/share/datasets/fashion-mnist");
    expect(names[3]).toMatch(/^http:/);
  });

  test('the first that works is taken, and only for what is missing', async () => {
    const job = task({});
    const [empty, half, whole] = [temporaryFolder(), fill(temporaryFolder(), ['images.gz']), fill(temporaryFolder())];
    job.sources = [empty, half, whole].map((folder) => ({ name: folder, folder })) as never;
    expect(await fetchData(job)).toBe(`from ${whole}`);
    expect(readdirSync(job.into).sort()).toEqual(['images.gz', 'labels.gz']);
    expect(await fetchData(job)).toBe('already there');
  });

  test("a damaged file in the reader's own folder names file, folder, expected and found, and what to do", async () => {
    const own = fill(temporaryFolder());
    writeFileSync(path.join(own, 'labels.gz'), gzipSync('other labels'));
    const found = createHash('sha256').update('other labels').digest('hex');
    const job = task({ sources: [{ name: `FASHION_MNIST_DIR=${own}`, folder: own, isReadersOwn: true }] });
    await expect(fetchData(job)).rejects.toMatchObject({
      message: `labels.gz from FASHION_MNIST_DIR=${own} is damaged: its unpacked SHA-256 should be ${small[1].unpackedSha256}, found ${found}.`,
      remedy: expect.stringContaining('replace that file'),
    });
    expect(existsSync(path.join(job.into, 'labels.gz'))).toBe(false);
  });

  test.each(['cut off', 'not gzip'])(
    'a file that is %s is damaged: said, and taken from the next source',
    async (how) => {
      const [bad, good] = [fill(temporaryFolder()), fill(temporaryFolder())];
      const packed = readFileSync(path.join(bad, 'images.gz'));
      writeFileSync(path.join(bad, 'images.gz'), how === 'cut off' ? packed.subarray(0, 100) : 'Not Found');
      const job = task({ sources: [bad, good].map((folder) => ({ name: folder, folder })) });
      expect(await fetchData(job)).toMatch(
        new RegExp(`^from ${good}; images.gz from ${bad} is damaged.* no gzip file`),
      );
    },
  );

  test('a file damaged after set-up is noticed and replaced', async () => {
    const good = fill(temporaryFolder());
    const job = task({ sources: [{ name: good, folder: good }] });
    await fetchData(job);
    writeFileSync(path.join(job.into, 'images.gz'), gzipSync('flipped'));
    expect(await fetchData(job)).toContain(`images.gz from ${job.into} is damaged`);
    expect(readFileSync(path.join(job.into, 'images.gz'))).toEqual(readFileSync(path.join(good, 'images.gz')));
  });

  test('what a killed download left is swept away', async () => {
    const good = fill(temporaryFolder());
    const job = task({ sources: [{ name: good, folder: good }] });
    mkdirSync(path.join(job.into, '.partial-killed'), { recursive: true });
    await fetchData(job);
    expect(readdirSync(job.into).sort()).toEqual(['images.gz', 'labels.gz']);
  });

  test('when none works, each is named with its reason', async () => {
    const job = task({ sources: [{ name: 'a folder', folder: '/nonexistent' }] });
    await expect(fetchData(job)).rejects.toMatchObject({
      message: expect.stringContaining('a folder: not there'),
      remedy: expect.stringContaining('FASHION_MNIST_DIR'),
    });
  });
});

describe('mirrors', () => {
  test('a download shows a bar, is verified, and kept in the cache', async () => {
    const url = await serve((request, response) => {
      const packed = gzipSync(contents[path.basename(request.url ?? '')]);
      response.setHeader('content-length', packed.length).end(packed);
    });
    const bars: string[] = [];
    const job = task({ sources: [{ name: url, url, isFarAway: true }], report: (bar: string) => bars.push(bar) });
    expect(await fetchData(job)).toBe(`from ${url}`);
    expect(bars.at(-1)).toMatch(/^█{24} 100 % of /);
    expect(readdirSync(job.cache).sort()).toEqual(['images.gz', 'labels.gz']);
  });

  test('an unreachable, a refusing and a silent mirror are passed over in seconds', async () => {
    const refusing = await serve((_request, response) => response.writeHead(403).end('no'));
    const silent = await serve((_request, response) => response.writeHead(200, { 'content-length': '9' }).write('x'));
    const good = fill(temporaryFolder());
    const urls = ['http://127.0.0.1:9/', refusing, silent];
    const sources = [...urls.map((url) => ({ name: url, url })), { name: good, folder: good }];
    const started = Date.now();
    expect(await fetchData(task({ sources, patience: 500 }))).toBe(`from ${good}`);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test('a mirror that sends other bytes is named with both sums', async () => {
    const url = await serve((_request, response) => response.end(gzipSync('<html>')));
    await expect(fetchData(task({ sources: [{ name: url, url }] }))).rejects.toThrow(
      `images.gz from ${url} is damaged: its unpacked SHA-256 should be ${small[0].unpackedSha256}, found ${createHash('sha256').update('<html>').digest('hex')}`,
    );
  });
});

describe('lib/dataset/fashionMnistFiles.json', () => {
  // Name, and the time in gzip's header, of the original files; MD5s from the data set's README. The sources differ in
  // gzip's header only, so the same compressed bytes under the original header must have the README's sum.
  test.each([
    ['train-images-idx3-ubyte.gz', 0x59a7e9de, '8d4fb7e6c68d591d4c3dfef9ec88bf0d'],
    ['train-labels-idx1-ubyte.gz', 0x59a7e9de, '25c81989df183df01b3e8a0aad5dffbe'],
    ['t10k-images-idx3-ubyte.gz', 0x59a7e9f3, 'bef4ecab320f06d8554ea6380940ec79'],
    ['t10k-labels-idx1-ubyte.gz', 0x59a7e9f3, 'bb300cfdad3c16e7a12a480ee83cd310'],
  ])('%s holds what the original holds', (name, time, md5) => {
    const packed = readFileSync(path.join(__dirname, '../../data/fashion-mnist', name));
    const hasName = (packed[3] & 8) !== 0;
    const compressed = packed.subarray(hasName ? packed.indexOf(0, 10) + 1 : 10);
    const header = Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]);
    header.writeUInt32LE(time, 4);
    const original = Buffer.concat([header, Buffer.from(`${path.basename(name, '.gz')}\0`), compressed]);
    expect(createHash('md5').update(original).digest('hex')).toBe(md5);
    expect(files.map((file) => file.name)).toContain(name);
  });
});
