/**
 * Cuts a flat array of scores, `[n * classes]`, into rows, one for each of the `n` labels.
 *
 * @throws RangeError when there is no label, the rows would differ in length or a label is not a class.
 *
 * @example
 * rowsOf([1, 2, 3, 4], [0, 1]); // [[1, 2], [3, 4]]
 */
export function rowsOf(scores: ArrayLike<number>, labels: ArrayLike<number>): number[][] {
  const classes = scores.length / labels.length;
  if (!Number.isInteger(classes) || classes < 1) {
    throw new RangeError(
      `Cannot match scores and labels: a row of scores per label is needed, got ${scores.length} scores and ${labels.length} labels`,
    );
  }
  const wrong = Array.from(labels).find((label) => !(Number.isInteger(label) && label >= 0 && label < classes));
  if (wrong !== undefined) {
    throw new RangeError(`Cannot match scores and labels: labels must be 0 – ${classes - 1}, got ${wrong}`);
  }
  const all = Array.from(scores);
  return Array.from(labels, (_, i) => all.slice(i * classes, (i + 1) * classes));
}
