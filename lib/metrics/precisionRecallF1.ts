import { mean } from './mean';

export interface Scores {
  /** The share of the samples predicted as this class that are of it: `TP / (TP + FP)`. */
  precision: number;
  /** The share of this class's samples that were predicted as it: `TP / (TP + FN)`. */
  recall: number;
  /** Their harmonic mean, `2 TP / (2 TP + FP + FN)`. */
  f1: number;
}

export interface ClassScores extends Scores {
  /** The number of samples of this class. */
  support: number;
  /** Whether no sample was predicted as this class. Its precision is then 0/0 and given as 0. */
  neverPredicted: boolean;
  /** Whether no sample is of this class. Its recall is then 0/0 and given as 0. */
  neverTrue: boolean;
}

/**
 * Precision, recall and F1 of each class; their means over classes (macro); the scores over all samples (micro).
 *
 * Each sample has one label and one prediction, so all three micro scores equal the accuracy.
 * Reference: scikit-learn's `precision_recall_fscore_support(zero_division=0)`.
 *
 * @param matrix Counts, `matrix[true][predicted]`, `[classes][classes]`, as `confusionMatrix` gives them.
 * @throws RangeError when the matrix is not square.
 *
 * @example
 * precisionRecallF1([[1, 1], [0, 2]]).perClass[1].precision; // 2 / 3
 */
export function precisionRecallF1(matrix: readonly (readonly number[])[]): {
  perClass: ClassScores[];
  macro: Scores;
  micro: Scores;
} {
  const ragged = matrix.find((row) => row.length !== matrix.length);
  if (ragged || matrix.length === 0) {
    throw new RangeError(
      `Cannot score classes: the matrix must be square, got ${matrix.length} rows, one of ${ragged?.length ?? 0}`,
    );
  }
  const perClass = matrix.map((row, k): ClassScores => {
    const hits = row[k];
    const support = sum(row);
    const predictions = sum(matrix.map((other) => other[k]));
    return {
      precision: ratio(hits, predictions),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, predictions + support),
      support,
      neverPredicted: predictions === 0,
      neverTrue: support === 0,
    };
  });
  const accuracy = ratio(sum(matrix.map((row, k) => row[k])), sum(matrix.flat()));
  return {
    perClass,
    macro: {
      precision: mean(perClass.map(({ precision }) => precision)),
      recall: mean(perClass.map(({ recall }) => recall)),
      f1: mean(perClass.map(({ f1 }) => f1)),
    },
    micro: { precision: accuracy, recall: accuracy, f1: accuracy },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
