import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DataLoader, progress, tf } from '#lib';
import { randomDataset } from '../dataset';

await tf.ready();

const write = vi.hoisted(() => vi.fn());
vi.mock('../../../lib/show/display', async (original) => {
  const display = await original<typeof import('../../../lib/show/display')>();
  class Display {
    show = write;
  }
  return { ...display, Display, inNotebook: () => process.env.IN_NOTEBOOK === 'yes' };
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  write.mockReset();
});

const rounds = Array.from({ length: 100 }, (_, i) => i);
const shown = () => write.mock.calls.map(([bundle]) => bundle['text/plain']);

function loop(stopAt?: number) {
  const bar = progress(rounds, { label: 'epoch 1' });
  for (const i of bar) {
    if (i === stopAt) break;
    vi.advanceTimersByTime(50);
    bar.report({ loss: 1 / (i + 1) });
  }
}

test('in a notebook one output is replaced, ten times a second, and ends finished', () => {
  vi.stubEnv('IN_NOTEBOOK', 'yes');
  loop();
  expect(shown()[0]).toBe('epoch 1: 0 of 100');
  expect(shown()[1]).toBe('epoch 1: 2 of 100, loss 0.500, 4.9 s left');
  expect(shown()).toHaveLength(51);
  expect(shown().at(-1)).toBe('epoch 1: 100 of 100, loss 0.010, 5.0 s');
  expect(write.mock.calls.at(-1)?.[0]['text/html']).toContain('<progress value="1.000" aria-label="epoch 1"');
});

test('a loop that breaks off says that it stopped, and where', () => {
  vi.stubEnv('IN_NOTEBOOK', 'yes');
  loop(10);
  expect(shown().at(-1)).toBe('epoch 1: 10 of 100, loss 0.100, stopped, 0.5 s');
});

test('an error passes through, the bar ends, and the minibatch is freed', () => {
  vi.stubEnv('IN_NOTEBOOK', 'yes');
  const before = tf.memory().numTensors;
  expect(() => {
    for (const _ of progress(new DataLoader(randomDataset(4, 0), { batchSize: 2 }))) throw new Error('mine');
  }).toThrow('mine');
  expect(shown().at(-1)).toBe('0 of 2, stopped, 0.0 s');
  expect(tf.memory().numTensors).toBe(before);
});

test('a picture is made anew at each update, and stays below the finished bar and the stopped one', () => {
  vi.stubEnv('IN_NOTEBOOK', 'yes');
  let made = 0;
  for (const _ of progress([1, 2], { picture: () => `<img alt="${++made}">` })) vi.advanceTimersByTime(200);
  const bundles = write.mock.calls.flatMap(([bundle, ifStopped]) => [bundle, ...(ifStopped ? [ifStopped] : [])]);
  expect(bundles.map((bundle) => /<br><img alt="(\d)">$/.exec(bundle['text/html'])?.[1])).toEqual([
    ...['1', '1', '2', '2'],
    '3',
  ]);
  expect(shown().join()).not.toContain('img');
});

test('a label is text, not HTML', () => {
  vi.stubEnv('IN_NOTEBOOK', 'yes');
  for (const _ of progress([1], { label: '<b>&' }));
  expect(write.mock.calls[0][0]['text/html']).toContain('&lt;b>&amp;');
});

test('nothing to do is done', () => {
  const bar = progress([], { label: 'none' });
  for (const _ of bar);
  expect(bar.line()).toBe('none: 0 of 0, 0.0 s');
});

test('in a terminal one line is rewritten, and ended', () => {
  const isTTY = process.stdout.isTTY;
  process.stdout.isTTY = true;
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  try {
    loop();
    expect(out.mock.calls.length).toBeGreaterThan(40);
    expect(out.mock.calls.every(([text]) => String(text).startsWith('\r\x1b[Kepoch 1: '))).toBe(true);
    expect(out.mock.calls.filter(([text]) => String(text).endsWith('\n'))).toHaveLength(1);
  } finally {
    process.stdout.isTTY = isTTY;
  }
});

test('in a log there is a line now and then, and one at the end', () => {
  loop();
  expect(vi.mocked(console.log).mock.calls.map(([line]) => line)).toEqual([
    'epoch 1: 0 of 100',
    'epoch 1: 100 of 100, loss 0.010, 5.0 s',
  ]);
});
