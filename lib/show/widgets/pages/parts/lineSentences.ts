import type { LineResults } from '../../lineResults';
import type { ModelLineState } from '../../modelLine';
import { written } from './written';

type Told = Pick<ModelLineState, 'labels' | 'classes'>;

/** The result in a sentence, with the most frequent mistake. */
export function toldPosition(
  position: number,
  { loss, accuracy, predicted }: LineResults,
  { labels, classes, names }: Told & Pick<ModelLineState, 'names'>,
): string {
  const mistakes = new Map<string, number>();
  labels.forEach((label, i) => {
    if (predicted[i] === label) return;
    const mistake = `${classes[label]} taken for ${classes[predicted[i]]}`;
    mistakes.set(mistake, (mistakes.get(mistake) ?? 0) + 1);
  });
  const count = [...mistakes.values()].reduce((a, b) => a + b, 0);
  const [most] = [...mistakes].sort((a, b) => b[1] - a[1]);
  const name = names[position] === undefined ? '' : `, the ${names[position]} model`;
  const often = most ? `, most often ${most[0]} (${most[1]})` : '';
  return `Position ${written(position, 4)}${name}: loss ${written(loss, 4)}, accuracy ${written(accuracy, 4)}; ${count} of ${labels.length} pictures are misclassified${often}.`;
}

/** Which pictures changed sides in the last move. */
export function changedSides(before: readonly number[], after: readonly number[], { labels, classes }: Told): string {
  const right = (predicted: readonly number[], i: number) => predicted[i] === labels[i];
  if (before.length === 0) return 'Move the position, or drag in a curve.';
  const sides = labels.map((_, i) => i).filter((i) => right(before, i) !== right(after, i));
  const one = (i: number) =>
    `picture ${i + 1}, ${classes[labels[i]]}, is ${right(after, i) ? 'now right' : `now taken for ${classes[after[i]]}`}`;
  if (sides.length === 0) return 'In the last move no picture changed sides.';
  return `In the last move: ${sides.length <= 2 ? sides.map(one).join('; ') : `${sides.length} pictures changed sides`}.`;
}
