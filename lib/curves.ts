import { Figure } from './Figure';
import type { BatchRecord } from './iterateBatch';

export function curves(
  records: Pick<BatchRecord, 'loss' | 'accuracy'>[],
  { title = 'Training' }: { title?: string } = {},
): Figure {
  const x = records.map((_, i) => i + 1);
  return new Figure(
    {
      data: [
        { type: 'scatter', x, y: records.map((r) => r.loss), name: 'loss' },
        { type: 'scatter', x, y: records.map((r) => r.accuracy), name: 'accuracy', yaxis: 'y2' },
      ],
      layout: { title: { text: title } },
    },
    title,
  );
}
