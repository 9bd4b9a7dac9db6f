import { type EpochRecord, FASHION_CLASSES, mixSeed, uniform } from '#lib';
import type { Answer } from '../Answer';

/** Whether the four rows do what the task asks, in float32, rounded at each step, and in float64. */
export async function picksLogits(answer: Answer): Promise<unknown> {
  const picks = Object(await answer());
  const oneHot = Object(picks.oneHot);
  const rows = [picks.nan, picks.minusInfinity, picks.onlyInFloat32, oneHot.logits].map((row) =>
    ArrayBuffer.isView(row) ? Array.from(row as Float64Array) : row,
  );
  const [nan, minusInfinity, onlyInFloat32, logits] = rows;
  if (!rows.every((row) => Array.isArray(row) && row.length > 1 && row.every(Number.isFinite))) return 'no rows';
  const f = Math.fround;
  const single = (z: number[]) => {
    const powers = z.map((x) => f(Math.exp(f(x))));
    const total = powers.reduce((a, b) => f(a + b), 0);
    return powers.map((power) => f(Math.log(f(power / total))));
  };
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const double = (z: number[]) => z.map((x) => Math.log(Math.exp(x) / sum(z.map(Math.exp))));
  const shifted = (z: number[]) => single(z.map((x) => x - Math.max(...z)));
  const logs = shifted(logits);
  const isLabel = logs.map((_, k) => Number(k === oneHot.label));
  return [
    single(nan).some(Number.isNaN),
    single(minusInfinity).includes(-Infinity) &&
      !single(minusInfinity).some(Number.isNaN) &&
      gapOf(minusInfinity) >= 104,
    !single(onlyInFloat32).every(Number.isFinite) && double(onlyInFloat32).every(Number.isFinite),
    sum(isLabel) === 1 && Number.isNaN(sum(logs.map((x, k) => x * isLabel[k]))) && Number.isFinite(logs[oneHot.label]),
  ];
}

/** How far below the largest the least lies: between 87 and 104 processors differ. */
function gapOf(z: number[]): number {
  return Math.max(...z) - Math.min(...z);
}

const grids = new WeakMap<Answer, Map<number, Promise<unknown>>>();

/** Whether the records cover the grid that the task asks for. That depends on the number of pictures alone, so each is tried once. */
export function runsGrid(answer: Answer, seed: number): Promise<unknown> {
  const known = grids.get(answer) ?? new Map<number, Promise<unknown>>();
  grids.set(answer, known);
  const length = 20 + (seed % 7);
  const grid = known.get(length) ?? gridOf(answer, length);
  known.set(length, grid);
  return grid;
}

async function gridOf(answer: Answer, length: number): Promise<unknown> {
  const dataset = (length: number) => ({
    images: new Uint8Array(784 * length).fill(9),
    labels: new Uint8Array(length),
    length,
    classes: FASHION_CLASSES,
  });
  const records = (await answer({ train: dataset(length), test: dataset(10) })) as EpochRecord[];
  if (!Array.isArray(records)) return 'no records';
  const of = (batchSize: number, name: 'seed' | 'epoch') =>
    [...new Set(records.filter((one) => one.batchSize === batchSize).map((one) => one[name]))].sort();
  const sizes = [1, 4, 16, 512];
  return [
    sizes.every((size) => of(size, 'seed').length >= 3 && of(size, 'epoch').length >= 2),
    new Set(sizes.map((size) => String(of(size, 'seed')))).size === 1,
    new Set(records.map(({ batchSize, seed, epoch }) => `${batchSize} ${seed} ${epoch}`)).size === records.length,
    records.every(({ batchSize, epoch, updates }) => updates === epoch * Math.ceil(length / batchSize)),
  ];
}

/** The rows by batch size. */
export async function findsMeans(answer: Answer, seed: number): Promise<unknown> {
  const rows = await answer(recordsOf(seed));
  if (!Array.isArray(rows)) return typeof rows;
  return rows
    .map((row) => ({ batchSize: row?.batchSize, mean: row?.mean, spread: row?.spread }))
    .sort((a, b) => a.batchSize - b.batchSize);
}

/** What it says of statements that hold for some seeds, or only for the whole of one seed's records. */
export async function decides(answer: Answer, seed: number): Promise<unknown> {
  const records = recordsOf(seed);
  const random = uniform(mixSeed(seed, 3));
  const [bound, least] = [0.7 + 0.2 * random(), records.filter((one) => one.seed === records[0].seed).length];
  const whole = (run: EpochRecord[]) => run.length === least && new Set(run.map((one) => one.seed)).size === 1;
  const holds = [
    (run: EpochRecord[]) => whole(run) && Math.max(...run.map((one) => one.testAccuracy)) > bound,
    (run: EpochRecord[]) => run.every((one) => one.testAccuracy > bound),
    whole,
    (run: EpochRecord[]) => !whole(run),
    (run: EpochRecord[]) => run[0]?.seed === 3,
  ];
  return Promise.all(holds.map((one) => answer(records, one)));
}

function recordsOf(seed: number): EpochRecord[] {
  const random = uniform(mixSeed(seed, 5));
  const few = (most: number) => 1 + Math.floor(most * random());
  const [sizes, seeds, epochs] = [few(5), few(4), few(4)];
  const records = Array.from({ length: sizes * seeds * epochs }, (_, i) => ({
    ...{
      batchSize: 2 ** (i % sizes),
      seed: 3 + (Math.floor(i / sizes) % seeds),
      epoch: 1 + Math.floor(i / sizes / seeds),
    },
    ...{ testAccuracy: random(), testLoss: random(), order: random() },
  }));
  return records.sort((a, b) => a.order - b.order) as unknown as EpochRecord[];
}
