/**
 * Counts how often each class was predicted as each class: `matrix[i][k] = sum_j [labels[j] = i and predicted[j] = k]`.
 *
 * Reference: scikit-learn's `confusion_matrix`, with the same layout: rows are true classes, columns predicted ones.
 *
 * @param labels The true classes, `[n]`.
 * @param predicted The predicted classes, `[n]`.
 * @param classes The number of classes.
 * @returns `[classes][classes]`; a row's sum is the number of samples of that class.
 * @throws RangeError when the lengths differ, there is no sample or an entry is not a class.
 *
 * @example
 * confusionMatrix([0, 0, 1], [0, 1, 1], 2); // [[1, 1], [0, 1]]
 */
export function confusionMatrix(labels: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): number[][] {
  if (labels.length !== predicted.length || labels.length === 0) {
    throw new RangeError(
      `Cannot count confusions: as many predictions as labels are needed, got ${predicted.length} and ${labels.length}`,
    );
  }
  const matrix = Array.from({ length: classes }, () => Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) {
    if (matrix[labels[i]]?.[predicted[i]] === undefined) {
      throw new RangeError(
        `Cannot count confusions: classes must be 0 – ${classes - 1}, got label ${labels[i]}, prediction ${predicted[i]}`,
      );
    }
    matrix[labels[i]][predicted[i]]++;
  }
  return matrix;
}
