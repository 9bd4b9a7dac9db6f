import type { Case } from '../../probes/inputs/logSoftmaxInputs';
import type { WrongFormula } from './formulas';

/** Where a known mistake shows first, and what to think about. */
export interface Mistake {
  at: Case['name'];
  next: string;
}

const overflow =
  'exp(1000) is Infinity in float32, and Infinity / Infinity is NaN. What may you subtract from a row without changing its softmax?';
const floor =
  'A small number inside the logarithm is a floor: below it every answer is the same, and the gradient there is 0. Subtract logarithms instead of dividing.';
const clamp =
  'Clamping the logits changes the function: two logits beyond the limit become equal. Move the whole row instead.';
const keepDims =
  'A reduction over an axis drops it: [B, K] becomes [B], and broadcasting then meets columns where you mean rows. Which argument keeps the axis?';

export const mistakes: Record<WrongFormula, Mistake> = {
  'log of softmax, unshifted': { at: 'large', next: overflow },
  'log-sum-exp, unshifted': { at: 'large', next: overflow },
  'shifted, then log of the quotient': {
    at: 'far apart',
    next: 'Below −104, exp is exactly 0 in float32, on some processors below −87 already, so its logarithm is −Infinity; the true value is finite. Subtract logarithms, do not divide.',
  },
  '1e-7 inside the log': { at: 'far apart', next: floor },
  'clipped at 1e-12': { at: 'far apart', next: floor },
  'clipped at 1e-7': { at: 'far apart', next: floor },
  'maximum of the whole matrix': {
    at: 'mixed rows',
    next: 'A small row is fine alone and breaks beside a large one. Whose maximum did you subtract?',
  },
  'shift by the minimum': {
    at: 'large',
    next: 'You subtract the row’s minimum: the largest exponent is then still large. Which shift leaves no positive exponent?',
  },
  'shift by the mean': {
    at: 'large',
    next: 'You subtract the row’s mean: exponents above it are still positive and overflow. Which shift leaves no positive exponent?',
  },
  'clamped at 50': { at: 'large', next: clamp },
  'clamped at 80': { at: 'large', next: clamp },
  'clamped at 88': { at: 'large', next: clamp },
  'clamped at 100': { at: 'large', next: clamp },
  'wrong axis': {
    at: 'plain',
    next: 'Your columns sum to 1, the rows do not. A row is one picture: over which axis do its ten classes lie?',
  },
  'logarithm to base 2': {
    at: 'plain',
    next: 'Every number is 1.4427 times too large: that is a logarithm to base 2. Cross entropy uses the natural one.',
  },
  'softmax, without the logarithm': {
    at: 'plain',
    next: 'These are probabilities. The layer returns their logarithms.',
  },
  'softmax twice': {
    at: 'plain',
    next: 'This is the log-softmax of a softmax. Trained so, the loss cannot fall below ln(1 + 9/e), near 1.461. Feed it the logits themselves.',
  },
  'sign turned': {
    at: 'plain',
    next: 'Right up to its sign: a log-probability is never above 0. The loss negates, this function does not.',
  },
  'sums over the whole matrix': {
    at: 'plain',
    next: 'All probabilities of the matrix together sum to 1; each row’s should. Along which axis do you sum?',
  },
  'maximum not added back': {
    at: 'plain',
    next: 'You shift inside the sum and forget it outside: log-sum-exp moves with its input. What must be added back, or where else must the shift go?',
  },
  'no logarithm of the sum': {
    at: 'plain',
    next: 'You subtract the sum of exponentials itself. Look at the derivation’s last term.',
  },
  'the input unchanged': { at: 'plain', next: 'The logits come back as they went in.' },
  'only shifted': { at: 'plain', next: 'The shift alone does not normalise: exp of a row must sum to 1.' },
  'lost keepDims': { at: 'square', next: keepDims },
  'lost keepDims of the sum': { at: 'square', next: keepDims },
};
