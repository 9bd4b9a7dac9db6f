/* The same formulas in float64 on plain numbers, without TensorFlow.js: what lib is held against. */

export function logSoftmax(logits: readonly number[]): number[] {
  const max = Math.max(...logits);
  const logSum = Math.log(logits.reduce((sum, z) => sum + Math.exp(z - max), 0));
  return logits.map((z) => z - max - logSum);
}

export function nllLoss(logProbs: readonly number[][], labels: readonly number[]): number {
  return labels.reduce((sum, label, i) => sum - logProbs[i][label], 0) / labels.length;
}

/** ∂f/∂x by central differences; h = 1e-5 is the best step in float64. */
export function finiteDifferences(f: (x: number[]) => number, x: readonly number[], h = 1e-5): number[] {
  const moved = (i: number, by: number) => f(x.map((value, j) => (i === j ? value + by : value)));
  return x.map((_, i) => (moved(i, h) - moved(i, -h)) / (2 * h));
}

export function largestError(actual: readonly number[], expected: readonly number[]): number {
  if (actual.length !== expected.length) throw new Error(`${actual.length} values for ${expected.length}`);
  return Math.max(...actual.map((value, i) => Math.abs(value - expected[i]) / Math.max(1, Math.abs(expected[i]))));
}
