/** Advice for a loss or an accuracy that is the right one times a factor. */
export const scoreFactors: Record<'loss' | 'accuracy', [factor: number, next: string][]> = {
  accuracy: [
    [100, 'Per cent, where a share between 0 and 1 is asked for.'],
    [-1, 'The sign is turned: a share lies between 0 and 1.'],
  ],
  loss: [
    [-1, 'The sign is turned: a negative log-likelihood is at least 0.'],
    [1 / Math.LN2, 'That is the loss in bits: a logarithm to base 2.'],
  ],
};
