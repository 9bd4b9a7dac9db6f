/**
 * How often each class was taken for each: `matrix[i][k] = sum_j [labels[j] = i and predicted[j] = k]`.
 *
 * Reference: scikit-learn's `confusion_matrix`, which has the same layout, true classes down, predicted ones across.
 *
 * @param labels The true classes, `[n]`.
 * @param predicted The predicted classes, `[n]`.
 * @param classes How many classes there are.
 * @returns `[classes][classes]`; a row's sum is the number of samples of that class.
 * @throws RangeError when the lengths differ, there is no sample or an entry is no class.
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
