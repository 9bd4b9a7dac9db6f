/* Measures what the guard of a cell's loops costs in a browser: tight loops with it and without. */

/** What one loop does, as a function of the number of rounds, with that number. */
const LOOPS = {
  addition: ['(n) => { let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum; }', 3e7],
  dot: [
    `(n) => {
      const a = new Float32Array(4096).fill(0.5), b = new Float32Array(4096).fill(0.25);
      let sum = 0;
      for (let i = 0; i < n; i++) sum += a[i & 4095] * b[i & 4095];
      return sum;
    }`,
    2e7,
  ],
  matrix: [
    `(n) => {
      const size = Math.round(Math.cbrt(n));
      const [a, b, c] = [0.5, 0.25, 0].map((value) => new Float32Array(size * size).fill(value));
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) {
          let sum = 0;
          for (let k = 0; k < size; k++) sum += a[i * size + k] * b[k * size + j];
          c[i * size + j] = sum;
        }
      return c[0];
    }`,
    8e6,
  ],
  text: ["(n) => { let text = ''; for (let i = 0; i < n; i++) text += 'x'; return text.length; }", 1e6],
  each: [
    `(n) => {
      const all = Array(4096).fill(0.5);
      let sum = 0;
      for (let i = 0; i < n / 4096; i++) for (const one of all) sum += one;
      return sum;
    }`,
    1e7,
  ],
  push: ['(n) => { const all = []; for (let i = 0; i < n; i++) all.push(i); return all.length; }', 1e6],
};
const MILLISECONDS = 2000; // V8 compiles a loop several times, the last time after some 100 million rounds

/** A loop that runs once, outside of functions. */
const ONCE = `let sum = 0;
const begun = performance.now();
for (let i = 0; i < 3e7; i++) sum += i;
performance.now() - begun + sum * 0;`;
const ROUNDS_ONCE = 15;

/** Code that is a text at first has no guard. */
const withoutGuard = (/** @type {string} */ code) => `(0, eval)(${JSON.stringify(code)})`;

const inTurn = (/** @type {string} */ loop, /** @type {number} */ rounds) => `
{
  const guarded: (n: number) => unknown = ${loop};
  const plain: (n: number) => unknown = ${withoutGuard(loop)};
  const milliseconds = (run: (n: number) => unknown) => {
    const begun = performance.now();
    run(${rounds});
    return performance.now() - begun;
  };
  const [best, bestPlain] = [[guarded], [plain]].map(() => [] as number[]);
  for (const end = performance.now() + ${MILLISECONDS}; performance.now() < end; ) {
    best.push(milliseconds(guarded));
    bestPlain.push(milliseconds(plain));
  }
  $ratio = Math.min(...best) / Math.min(...bestPlain);
}
$ratio`;

/**
 * How many times as long a tight loop takes with its guard, by its name. Load of the machine only ever adds to a time, so the
 * shortest of each is compared.
 *
 * @param {(code: string) => Promise<number>} valueInWorker runs a cell, in the same kernel each time
 * @returns {Promise<Record<string, number>>}
 */
export async function guardRatios(valueInWorker) {
  /** @type {Record<string, number>} */
  const ratios = {};
  await valueInWorker('let $ratio = 1;\n$ratio');
  for (const [name, [loop, rounds]] of Object.entries(LOOPS))
    ratios[name] = await valueInWorker(inTurn(String(loop), Number(rounds)));
  const best = { guarded: Number.POSITIVE_INFINITY, plain: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS_ONCE; round++) {
    best.guarded = Math.min(best.guarded, await valueInWorker(ONCE));
    best.plain = Math.min(best.plain, await valueInWorker(withoutGuard(`{\n${ONCE}\n}`)));
  }
  return { ...ratios, once: best.guarded / best.plain };
}
