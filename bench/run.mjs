import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { root } from '../tools/setup/folders.mjs';
import { startContenders } from './contenders.mjs';
import { CONTENDERS, measureEpoch } from './epochs.mjs';
import { measureGrading } from './grading.mjs';
import { GRID } from './grid.mjs';
import { kernelRatios, measureKernel } from './kernel.mjs';
import { evaluationSeconds, gridSeconds, ourVersions } from './ours.mjs';
import { BATCH_SIZES, markdown, median, ratios } from './report.mjs';
import { measureSite, siteRatios } from './site.mjs';
import { measureTraining, trainingRatios } from './training.mjs';
import { widgetTimes } from './widgets.mjs';

/**
 * Measures the course's two ways and PyTorch side by side; writes bench/results.md.
 *
 * @param {string[]} words `--quick`: fewer rounds, and only lesson 5; `--json`: also prints the ratios as one line of JSON
 * @returns {Promise<number>} the exit code
 */
export async function runBench(words) {
  const quick = words.includes('--quick');
  const { epochs, steps, whole, versions } = await measureRounds(quick ? 5 : 9, quick ? 0.3 : 1);
  const kernel = await measureKernel({ lessons: !quick });
  const training = await measureTraining();
  const grading = await measureGrading(quick ? 1 : 3);

  const site = await measureSite();

  const result = {
    ...ratios(epochs, { ...whole, gridRuns: GRID }),
    ...kernelRatios(kernel, median),
    ...trainingRatios(training, median),
    ...grading,
    ...(site && { ...siteRatios(site, median(epochs.lesson[256])), ...widgetTimes(site.moves, median) }),
  };
  const seconds = {
    'exercise 4: 60 epochs, s': whole.grid,
    'evaluation of 10,000 pictures, s': whole.evaluation,
    ...kernel,
  };
  const text = markdown({ epochs, whole: seconds, ratios: result, versions, steps });
  writeFileSync(`${root}/bench/results.md`, text);
  console.log(`\n${text}`);
  if (words.includes('--json')) console.log(JSON.stringify(result));
  return 0;
}

/**
 * Measures the contenders in turn, so that other load on the machine affects all of them alike. The first round is a warm-up and
 * does not count.
 *
 * @param {number} rounds
 * @param {number} patience approximate seconds of a measurement
 */
async function measureRounds(rounds, patience) {
  /** @type {import('./report.mjs').Seconds} */
  const epochs = {};
  /** @type {Record<string, Record<number, number>>} */
  const steps = {};
  /** @type {{ grid: number[], evaluation: number[] }} */
  const whole = { grid: [], evaluation: [] };
  const contenders = await startContenders();
  for (let round = 0; round <= rounds; round++) {
    console.log(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const size of BATCH_SIZES) {
      for (const name of CONTENDERS) {
        const { seconds, fewerSteps } = await measureEpoch(name, size, patience, contenders.ask);
        epochs[name] ??= {};
        epochs[name][size] ??= [];
        if (round > 0) epochs[name][size].push(seconds);
        if (fewerSteps) steps[name] = { ...steps[name], [size]: fewerSteps };
      }
    }
    if (round === 0) continue;
    whole.grid.push(await gridSeconds());
    whole.evaluation.push(evaluationSeconds());
  }
  contenders.stop();
  const versions = { processor: `${cpus()[0].model} × ${cpus().length}`, ...ourVersions, ...contenders.versions };
  return { epochs, steps, whole, versions };
}
