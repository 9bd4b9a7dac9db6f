import type { ObservedRecord } from '../../probes/experiment';
import { formatNumber } from '../shared/formatNumber';
import { agrees, type Expected, LEARNING_RATE } from './Expected';

/** Learning rates that somebody may choose for a batch size, in proportion to it or to its root. */
export function ratesAt(batchSize: number): number[] {
  const ratios = [1, 4, 16, 32, 64, 256, 512].map((base) => batchSize / base);
  return [...ratios, ...ratios.map(Math.sqrt), 1 / batchSize, 1 / Math.sqrt(batchSize)].map(
    (ratio) => LEARNING_RATE * ratio,
  );
}

/** Detects a learning rate that depends on the batch size. */
export function ratesBySize(records: ObservedRecord[], right: Expected): string | undefined {
  const firsts = new Map(records.map((record) => [record.batchSize, record]));
  const rates = Array.from(firsts.values(), (record) =>
    [LEARNING_RATE, ...ratesAt(record.batchSize)].find((learningRate) =>
      agrees(record, right.scores(record, { learningRate })),
    ),
  );
  if (rates.includes(undefined) || new Set(rates).size < 2) return undefined;
  const list = [...firsts.keys()].map(
    (size, i) => `${formatNumber(Number(rates[i]))} at ${i ? '' : 'batch size '}${size}`,
  );
  return `That is learning rate ${list.join(', ')}. All sizes are compared at ${LEARNING_RATE}.`;
}
