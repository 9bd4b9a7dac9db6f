// `npm run bench [-- --quick] [--json]`: the course's two ways and PyTorch, side by side; writes bench/results.md.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { root } from '../tools/setup/places.mjs';
import { startContenders } from './contenders.mjs';
import { measureKernel } from './kernel.mjs';
import { evaluationSeconds, experimentSeconds, GRID, gridSeconds, lessonSeconds, ourVersions } from './ours.mjs';
import { BATCH_SIZES, markdown, ratios } from './report.mjs';

const SAMPLES = 60_000;
const quick = process.argv.includes('--quick');
const rounds = quick ? 5 : 9;

/** Seconds that one measurement of a contender takes, about. */
const patience = quick ? 0.3 : 1;

/**
 * Seconds of a step, roughly, to choose how many make a measurement.
 *
 * @type {Record<string, (size: number) => number>}
 */
const STEP_SECONDS = {
  lesson: (size) => 9e-4 + 3e-6 * size,
  pytorchTextbook: (size) => 3e-4 + 6e-5 * size,
  pytorchMemory1: (size) => 2e-4 + 2.5e-6 * size,
  pytorchMemory2: (size) => 2e-4 + 1.5e-6 * size,
  pytorchHand: (size) => 2e-5 + 3.5e-6 * size,
  numpy: (size) => 2e-5 + 1.5e-6 * size,
};

/** @param {string} name @param {number} size */
function stepsOf(name, size) {
  return Math.min(Math.floor(SAMPLES / size), Math.ceil(patience / STEP_SECONDS[name](size)));
}

const contenders = await startContenders();
/** @type {import('./report.mjs').Seconds} */
const epochs = {};
/** @type {Record<string, Record<number, number>>} */
const steps = {};

/** @param {string} name @param {number} size @param {boolean} counts */
async function measure(name, size, counts) {
  if (name === 'experiment') return note(name, size, await experimentSeconds(size), counts);
  const taken = stepsOf(name, size);
  const seconds = name === 'lesson' ? lessonSeconds(size, taken) : await contenders.ask(name, size, taken);
  if (taken < Math.floor(SAMPLES / size)) steps[name] = { ...steps[name], [size]: taken };
  note(name, size, (seconds * SAMPLES) / size / taken, counts);
}

/** @param {string} name @param {number} size @param {number} seconds @param {boolean} counts */
function note(name, size, seconds, counts) {
  epochs[name] ??= {};
  epochs[name][size] ??= [];
  if (counts) epochs[name][size].push(seconds);
}

/** @type {{ grid: number[], evaluation: number[] }} */
const whole = { grid: [], evaluation: [] };
for (let round = 0; round <= rounds; round++) {
  // The first round warms up. Contenders take turns, so that what else the machine does is shared.
  console.log(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
  for (const size of BATCH_SIZES) {
    for (const name of ['experiment', ...Object.keys(STEP_SECONDS)]) await measure(name, size, round > 0);
  }
  if (round === 0) continue;
  whole.grid.push(await gridSeconds());
  whole.evaluation.push(evaluationSeconds());
}
contenders.stop();
const kernel = await measureKernel({ lessons: !quick });

const result = ratios(epochs, { ...whole, gridRuns: GRID });
const seconds = {
  'exercise 4: 60 epochs, s': whole.grid,
  'evaluation of 10,000 pictures, s': whole.evaluation,
  ...kernel,
};
const versions = { processor: `${cpus()[0].model} × ${cpus().length}`, ...ourVersions, ...contenders.versions };
const text = markdown({ epochs, whole: seconds, ratios: result, versions, steps });
writeFileSync(`${root}/bench/results.md`, text);
console.log(`\n${text}`);
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
