import type { ObservedExperiment, ObservedRecord } from '../../probes/experiment';
import type { Verdict } from '../../Verdict';
import { unusable } from '../shared/unusable';
import { areMadeUp, judgeRuns } from './judgeRuns';

const SIZES = [1, 4, 16, 512];
const tasks = {
  sizes: 'batch sizes 1, 4, 16, 512',
  seeds: 'at least three seeds, the same ones for each batch size',
  epochs: 'at least two epochs, the same ones for each run',
  runs: 'each run trained on `train`, at learning rate 0.1, and tested on `test`',
};

/** Checks that the records cover all batch sizes, seeds and epochs, and that each belongs to its run. */
export function judgeExperiment(observed: ObservedExperiment, seed: number): Verdict[] {
  const value = observed?.outcome?.kind === 'returned' ? observed.outcome.value : null;
  const records = value?.records;
  if (typeof value?.odd === 'string') {
    const next = 'A record holds plain numbers, as `compareBatchSizes` gives them.';
    return Object.values(tasks).map((task) => ({
      task,
      voice: 'not yet',
      seen: String(value.odd).slice(0, 120),
      next,
    }));
  }
  if (!Array.isArray(records)) {
    const advice =
      observed?.outcome?.kind === 'returned'
        ? 'Return what `compareBatchSizes` gives: an array of records.'
        : undefined;
    return Object.values(tasks).map((task) => unusable(task, observed?.outcome, { input: 'a small dataset', advice }));
  }
  const grid = [judgeSizes(records), judgeSeeds(records), judgeEpochs(records)];
  const runs = judgeRuns(tasks.runs, records, seed);
  return [...(areMadeUp(records, seed) ? grid.map(notCounted) : grid), runs];
}

/** Sizes, seeds and epochs say nothing where no score comes from such a run. */
function notCounted({ task, seen }: Verdict): Verdict {
  return {
    task,
    voice: 'not yet',
    seen: `${seen}, but of the scores tried none is that of its run on the given data`,
    next: '',
  };
}

function judgeSizes(records: ObservedRecord[]): Verdict {
  const own = distinct(records.map(({ batchSize }) => batchSize));
  const seen = own.slice(0, 10).join(', ') || 'none';
  if (SIZES.every((size) => own.includes(size))) return { task: tasks.sizes, voice: 'correct', seen, next: '' };
  return { task: tasks.sizes, voice: 'almost', seen, next: 'All four are to be compared.' };
}

function judgeSeeds(records: ObservedRecord[]): Verdict {
  const sizes = distinct(records.map(({ batchSize }) => batchSize));
  const bySize = sizes.map((size) => distinct(records.filter((one) => one.batchSize === size).map(({ seed }) => seed)));
  const seen = `seeds ${bySize[0]?.slice(0, 10).join(', ') || 'none'}`;
  const wrong = (next: string): Verdict => ({ task: tasks.seeds, voice: 'almost', seen, next });
  const runs = new Set<string>();
  for (const { batchSize, seed: one, epoch } of records) {
    const run = `${batchSize} ${one} ${epoch}`;
    if (runs.has(run)) return wrong(`Seed ${one} comes twice: the same run, counted twice.`);
    runs.add(run);
  }
  if (bySize.length === 0 || bySize.some((seeds) => seeds.length < 3)) {
    return wrong(
      'Two runs that differ in nothing but the seed differ by about one point. From fewer than three you cannot see that.',
    );
  }
  if (bySize.some((seeds) => String(seeds) !== String(bySize[0])))
    return wrong('Compare like with like: the same seeds for each batch size.');
  return { task: tasks.seeds, voice: 'correct', seen, next: '' };
}

function judgeEpochs(records: ObservedRecord[]): Verdict {
  const task = tasks.epochs;
  const runs = new Map<string, number[]>();
  for (const { batchSize, seed, epoch } of records) {
    const run = `${batchSize} ${seed}`;
    runs.set(run, [...(runs.get(run) ?? []), epoch]);
  }
  const lists = Array.from(runs.values(), (epochs) => distinct(epochs).join(', '));
  const seen = `epochs ${lists[0] ?? 'none'}`;
  if (!lists[0]?.includes(',')) {
    const next = ['1', 'none'].includes(lists[0] ?? 'none')
      ? 'One epoch shows a start, not a course: train for some more.'
      : 'Two epochs are asked for, and there are none of epoch 1. Are records filtered, or lost?';
    return { task, voice: 'almost', seen, next };
  }
  if (new Set(lists).size > 1)
    return { task, voice: 'almost', seen, next: 'Some runs have other epochs. Are records filtered, or lost?' };
  return { task, voice: 'correct', seen, next: '' };
}

function distinct(values: number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
