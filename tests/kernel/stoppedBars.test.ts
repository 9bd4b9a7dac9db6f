import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Execution, KernelClient } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(`import { compareBatchSizes, Display, FASHION_CLASSES, progress } from '#lib';
    const pause = () => new Promise((resolve) => setTimeout(resolve, 120)); // a bar is drawn ten times a second`);
});
afterAll(() => kernel.close());

/** What each display of a cell shows in the end. */
function shownAtTheEnd({ messages }: Execution): string[] {
  const texts = new Map<string, string>();
  for (const { type, content } of messages) {
    if (type === 'display_data' || type === 'update_display_data')
      texts.set(content.transient.display_id, content.data['text/plain']);
  }
  return [...texts.values()];
}

const HANG = "{ console.log('on'); while (true); }";

describe('a progress bar whose cell is stopped says so', () => {
  it.each([
    ['that never lets go', `for (const i of bar) ${HANG}`, 0],
    ['that never lets go, later on', `for (const i of bar) { if (i === 2) ${HANG} await pause(); }`, 2],
    ['with a finally', `try { for (const i of bar) ${HANG} } finally { while (true); }`, 0],
    ['that catches all', `for (const i of bar) try { ${HANG} } catch {}`, 0],
    ['that awaits', "for (const i of bar) { console.log('on'); await new Promise(() => {}); }", 0],
    ['in a loop', `for (const i of bar) for (const k of progress([1, 2], { label: 'inner' })) ${HANG}`, 0],
  ])('in code %s', async (_, loop, done) => {
    const execution = await kernel.interrupted(`{ const bar = progress([0, 1, 2, 3], { label: 'outer' }); ${loop} }`);
    expect(execution.error?.ename).toBe('Interrupted');
    const ends = shownAtTheEnd(execution);
    expect(ends[0]).toMatch(new RegExp(`^outer: ${done} of 4, stopped, \\d+\\.\\d s$`));
    for (const end of ends) expect(end).toContain(', stopped, ');
  });

  it('that of exercise 4 too', async () => {
    const execution = await kernel.interrupted(
      `const few = { images: new Uint8Array(2000 * 784), labels: new Uint8Array(2000), length: 2000, classes: FASHION_CLASSES };
       console.log('on');
       await compareBatchSizes({ train: few, test: few, batchSizes: [1], seeds: [...Array(50).keys()], epochs: 50 });`,
    );
    expect(execution.error?.ename).toBe('Interrupted');
    expect(shownAtTheEnd(execution)).toEqual([expect.stringMatching(/^runs: \d+ of 50(, loss [\d.]+)?, stopped, /)]);
  });
});

it('a bar that has ended is not said to have stopped, nor is one of an earlier cell', async () => {
  await kernel.execute(
    "const early = new Display(); early.show({ 'text/plain': 'half' }, { 'text/plain': 'stopped' });",
  );
  const execution = await kernel.interrupted('for (const _ of progress([1])); console.log("on"); while (true);');
  expect(shownAtTheEnd(execution)).toEqual([expect.stringMatching(/^1 of 1, \d+\.\d s$/)]);
});

it('what is sent to the notebook holds nothing of this', async () => {
  const { messages } = await kernel.execute('for (const _ of progress([1, 2]));');
  expect(JSON.stringify(messages)).not.toContain('stopped');
});
