import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from '../kernel/kernelClient';
import { hostile, setUp, stillHere } from './hostile';

/** How many threads compute or want to at this moment. Linux alone tells; elsewhere it is the mean of a minute. */
function runnable(): number {
  if (process.platform !== 'linux') return loadavg()[0];
  return Number(/(\d+)\//.exec(readFileSync('/proc/loadavg', 'utf8'))?.[1]);
}

/**
 * A loop is stopped by wall-clock time, and that limit grows with what others use of the machine (`TimeLimit`) in the moment in which
 * the check measures it. So the busiest moment counts: the mean of a minute hardly shows that other tests have just begun.
 */
async function busiest(work: () => Promise<void>): Promise<number> {
  let most = runnable();
  const timer = setInterval(() => {
    most = Math.max(most, runnable());
  }, 10);
  await work().finally(() => clearInterval(timer));
  return Math.max(1, most / availableParallelism());
}

/** The table of answers that a check must survive, in the real kernel. */
describe('a check in the kernel', () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
    const { error } = await kernel.execute(setUp);
    expect(error).toBeUndefined();
  }, 180_000);
  afterAll(() => kernel?.close());

  /** Seconds of processor time that the kernel has used, with all of its threads. */
  async function used(): Promise<number> {
    const { result } = await kernel.execute('(process.cpuUsage().user + process.cpuUsage().system) / 1e6;');
    return Number(result);
  }

  // each slow one takes the whole time limit: one of them is enough for every day
  it.each(hostile.filter((one) => !one.slow || one === hostile.find(({ slow }) => slow) || process.env.CI))(
    'has a verdict on $name within 10 s of processor time, more on a busy machine, and the reader’s variables survive',
    async ({ answer, says }) => {
      const start = await used();
      const busyness = await busiest(async () => {
        const { result, error } = await kernel.execute(`(await check(logSoftmaxCheck, ${answer})).toString();`);
        expect(error).toBeUndefined();
        expect(result).toMatch(says);
        expect(result).not.toContain('✓ correct: input and memory');
      });
      const seconds = (await used()) - start;
      expect(seconds).toBeLessThan(10 * busyness);
      const after = await kernel.execute(stillHere);
      expect(after.error).toBeUndefined();
      expect(after.result).toContain('still here 1 2 3 6 true');
    },
    300_000, // a busy machine gives it a part of its time
  );

  it('leaves no loop behind that keeps the processor busy', async () => {
    const code =
      'used = process.cpuUsage(); await new Promise((resolve) => setTimeout(resolve, 500)); process.cpuUsage(used).user / 1000;';
    await kernel.execute('let used = process.cpuUsage();');
    const busyFor = async () => Number((await kernel.execute(code)).result); // ms of processor in 500 ms of waiting
    await expect.poll(busyFor, { timeout: 10_000 }).toBeLessThan(250); // garbage may still be collected, a loop never ends
  }, 30_000);
});
