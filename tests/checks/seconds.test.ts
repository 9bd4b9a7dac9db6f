import { describe, expect, it } from 'vitest';
import { check } from '#checks';
import { rightAnswers } from '../mutation/judgeMutants';
import { loadAnswer } from '../mutation/loadAnswer';
import { tasks } from '../mutation/oracles';

/** Seconds that a check of a right answer may take: small ones 2, exercise 3's loop 20, exercise 4's experiment 60. */
const bars: Record<string, number> = { fit: 20, experiment: 60 };
const OTHERS = 2;

describe('a check of a right answer', () => {
  const first = new Map(rightAnswers().map((answer) => [answer.folder, answer]));

  it.each([...first.values()])('of $folder is done in time', async ({ folder, source }) => {
    const answer = loadAnswer(source);
    await check(tasks[folder].check, answer); // the first time loads and compiles
    const [start, used] = [performance.now(), process.cpuUsage()];
    await check(tasks[folder].check, answer);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(used);
    console.log(`${folder}: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor`);
    expect((user + system) / 1e6).toBeLessThan(bars[folder] ?? OTHERS);
  });
});
