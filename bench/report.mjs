/* Turns seconds into medians, ratios and tables. */

export const BATCH_SIZES = [1, 4, 16, 256, 512];

/**
 * The course's own upper limits, on two cores.
 *
 * @type {Record<string, number>}
 */
export const BARS = {
  'experiment/pytorchBest@1': 0.03,
  'experiment/pytorchBest@4': 0.1,
  'experiment/pytorchBest@16': 0.25,
  'experiment/pytorchBest@256': 0.6,
  'experiment/pytorchBest@512': 1,
  'grid/pytorchBest': 0.04,
  'lesson/pytorchTextbook@256': 0.25,
  'lesson/pytorchMemory1@256': 1,
  'evaluate ms': 20,
  'kernel/readyToIpykernel': 2,
  'kernel/firstLibToBareTfjs': 2,
  'kernel/importAgainToPlain': 3,
  'kernel/afterLibEdit s': 0.5,
  'kernel/memoryAfterEpochMB': 450,
  'training/drivenToPlain': 1.3,
  'training/frame ms': 100,
  'widget/logits ms': 1000 / 60,
  'widget/line ms': 1000 / 60,
  'widget/matrix ms': 1000 / 60,
  'grading/compiledOnce': 0.7,
  'grading/driverToMarking': 0.03,
  'grading/class h': 1,
  'site/transferredMB': 12,
  'site/firstCell s': 10,
  'site/firstCellAgain s': 4,
  'site/epochToInstalled': 4,
  'site/grid s': 60,
  'site/sizeMB': 60,
  'firefox/firstCell s': 10,
  'firefox/firstCellAgain s': 4,
  'firefox/epochToInstalled': 4,
  'firefox/grid s': 60,
  'site/guard: addition': 1.3,
  'site/guard: dot': 1.3,
  'site/guard: matrix': 1.3,
  'site/guard: text': 1.3,
  'site/guard: each': 1.3,
  'site/guard: push': 1.3,
  'site/guard: once': 1.3,
};

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @typedef {Record<string, Record<number, number[]>>} Seconds seconds of an epoch, for each contender and batch size
 *
 * @param {Seconds} epochs
 * @param {{ grid: number[], evaluation: number[], gridRuns: { batchSizes: number[], seeds: number[], epochs: number } }} whole
 * @returns {Record<string, number>}
 */
export function ratios(epochs, { grid, evaluation, gridRuns }) {
  const seconds = (/** @type {string} */ contender, /** @type {number} */ size) => median(epochs[contender][size]);
  const best = (/** @type {number} */ size) =>
    Math.min(seconds('pytorchMemory1', size), seconds('pytorchMemory2', size));
  /** @type {Record<string, number>} */
  const result = {};
  for (const size of BATCH_SIZES) {
    result[`experiment/pytorchBest@${size}`] = seconds('experiment', size) / best(size);
    result[`experiment/pytorchHand@${size}`] = seconds('experiment', size) / seconds('pytorchHand', size);
    result[`experiment/numpy@${size}`] = seconds('experiment', size) / seconds('numpy', size);
    result[`lesson/pytorchTextbook@${size}`] = seconds('lesson', size) / seconds('pytorchTextbook', size);
    result[`lesson/pytorchMemory1@${size}`] = seconds('lesson', size) / seconds('pytorchMemory1', size);
  }
  const epochsOfEach = gridRuns.seeds.length * gridRuns.epochs;
  const pytorchGrid = gridRuns.batchSizes.reduce((sum, size) => sum + epochsOfEach * best(size), 0);
  result['grid/pytorchBest'] = median(grid) / pytorchGrid;
  result['evaluate ms'] = 1000 * median(evaluation);
  return result;
}

/** Floating-point operations of an epoch, blank pixels included: one multiplication and one addition, forward and backward. */
const EPOCH_FLOP = 4 * 784 * 10 * 60_000;

/** @param {number} value */
const short = (value) => Number(value.toPrecision(3)).toString();

/** @param {number[]} values */
const spread = (values) => `${short(median(values))} (${short(Math.min(...values))} – ${short(Math.max(...values))})`;

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/**
 * @param {object} measured
 * @param {Seconds} measured.epochs
 * @param {Record<string, number[]>} measured.whole seconds or MB of all other measurements
 * @param {Record<string, number>} measured.ratios
 * @param {Record<string, string>} measured.versions
 * @param {Record<string, Record<number, number>>} measured.steps the number of steps measured, where it is smaller than an epoch's
 */
export function markdown({ epochs, whole, ratios, versions, steps }) {
  const names = Object.keys(epochs);
  const epochRows = names.map((name) => [
    name,
    ...BATCH_SIZES.map((size) => spread(epochs[name][size]) + (steps[name]?.[size] ? ' *' : '')),
  ]);
  const speedRows = names.map((name) => [
    name,
    ...BATCH_SIZES.map((size) => short(EPOCH_FLOP / 1e9 / median(epochs[name][size]))),
  ]);
  const barRows = Object.entries(ratios).map(([name, value]) => [
    name,
    short(value),
    BARS[name] === undefined ? '' : String(BARS[name]),
    BARS[name] === undefined ? '' : value <= BARS[name] ? 'held' : 'missed',
  ]);
  const extrapolated = Object.entries(steps).map(
    ([name, sizes]) =>
      `${name} ${Object.entries(sizes)
        .map(([size, count]) => `${count} at ${size}`)
        .join(', ')}`,
  );
  return `# The bench's results

Made by \`npm run bench\`. All contenders run in turn in one run, so that ratios hold where seconds do not.
${Object.entries(versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(' · ')}.

## Seconds per epoch of 60,000 pictures, by batch size: median (least – most)

${table(['', ...BATCH_SIZES.map(String)], epochRows)}

\\* Extrapolated from fewer steps than an epoch has: ${extrapolated.join('; ')}.

## GFLOP/s: an epoch is ${short(EPOCH_FLOP / 1e9)} GFLOP, two in five of them with blank pixels

${table(['', ...BATCH_SIZES.map(String)], speedRows)}

## The rest

${table(
  ['', 'median (least – most)'],
  Object.entries(whole).map(([name, values]) => [name, spread(values)]),
)}

## Ratios

${table(['', 'measured', 'at most', ''], barRows)}
`;
}
