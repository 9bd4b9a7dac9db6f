import { CLASSES } from '#lib';
import { formatApart, formatNumber } from './formatNumber';

/** One step: how far each watched parameter moved and how far it should move. Biases come first, a dark pixel's weights last. */
export interface Moves {
  start: number[];
  own: number[];
  wanted: number[];
  learningRate: number;
  /** The number of pictures in the minibatch. */
  pictures: number;
  /** The moves that known mistakes give. */
  mistakes?: { moves: number[]; next: string }[];
  /** The moves of the step before. */
  previous?: number[];
}

/** Explains a wrong step. Explanations that fit all moves come first; the last resort is the first number that is off. */
export function explainMoves(step: Moves): { seen: string; next: string } {
  const { own, wanted, mistakes = [] } = step;
  if (!own.every(Number.isFinite))
    return { seen: 'the weights are no numbers any more', next: 'Where does a NaN or an infinity come from?' };
  const seen = seenOf(own, wanted);
  const known = mistakes.filter(({ moves }) => closeMoves(own, moves));
  if (known.length > 0) return { seen, next: known[0].next };
  const left = leftFromBefore(step);
  if (left) return left;
  const pull = besidesTheLoss(step);
  if (pull) return pull;
  const factor = factorOf(own, wanted);
  if (factor !== null)
    return {
      seen: `the weights move ${factor.toFixed(3)} times as far as they should`,
      next: adviceForFactor(factor, step),
    };
  return (
    byParts(step) ??
    bySize(step) ?? {
      seen,
      next: 'The direction differs from that of the gradient. Which loss do you differentiate, with which labels, and what do you subtract?',
    }
  );
}

/** Whether moves agree within the rounding of float32 for weights below 1/28. */
export function closeMoves(own: number[], wanted: number[], tolerance = 4e-7): boolean {
  return (
    own.length === wanted.length &&
    own.every(
      (move, i) => Math.abs(move - wanted[i]) <= (isDark(i, own) ? 1e-8 : tolerance + 1e-4 * Math.abs(wanted[i])),
    )
  );
}

export function difference(a: number[], b: number[]): number[] {
  return b.map((value, i) => a[i] - value);
}

/** The factor by which `a` is longer than `b`, measured along `b`. */
export function projection(a: number[], b: number[]): number {
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  return dot(a, b) / dot(b, b);
}

/** Recognises a step that adds the gradient left by the step before. */
function leftFromBefore({ own, wanted, previous }: Moves): { seen: string; next: string } | null {
  if (!previous) return null;
  const rest = difference(own, wanted);
  const share = projection(rest, previous);
  if (
    Math.abs(share) < 1e-3 ||
    !closeMoves(
      rest,
      previous.map((move) => share * move),
      2e-6,
    )
  )
    return null;
  if (Math.abs(share - 1) < 1e-3) {
    const next = '`backward` adds to what is there. What must be forgotten, and when?';
    return { seen: 'it moves by the sum of both minibatches’ gradients', next };
  }
  const seen = `it moves by its own gradient and ${share.toFixed(3)} times the one of the minibatch before`;
  return { seen, next: 'What does a step leave behind that the next one adds?' };
}

/** The common factor by which all moves are too long, or null if there is none. */
function factorOf(own: number[], wanted: number[]): number | null {
  const factor = projection(own, wanted);
  return closeMoves(
    own,
    wanted.map((move) => factor * move),
    4e-7 * Math.max(1, Math.abs(factor)),
  )
    ? factor
    : null;
}

function adviceForFactor(factor: number, { learningRate, pictures, previous }: Moves): string {
  const is = (value: number) => Math.abs(factor / value - 1) < 2e-3;
  if (factor === 0) return 'What multiplies the gradient by 0?';
  if (previous)
    return 'Up to here each step is right, so no factor is wrong in all of them. What is another one from here on: the learning rate?';
  if (factor < 0)
    return 'They go uphill: the loss rises. Where does the minus sign of the descent, or of the loss, get lost?';
  if (is(pictures))
    return 'That is the number of pictures: the loss is a sum where a mean is needed, so the step grows with the minibatch.';
  if (is(1 / pictures)) return 'That is one over the number of pictures: the mean is divided by it once more.';
  if (is(1 / learningRate)) return 'That is one over the learning rate: the gradient is subtracted as it is.';
  if (is(learningRate)) return 'That is the learning rate: the gradient is multiplied by it twice.';
  if (is(0.1 / learningRate)) return `The learning rate is 0.1 there, whatever is given: here ${learningRate}.`;
  if (is(1 / CLASSES)) return 'That is one over the number of classes: is the mean taken over the classes, too?';
  if (is(2)) return 'Twice: is `step` called two times, or `backward`, which adds to the gradient?';
  const rate = factor * learningRate;
  const written = Number(rate.toPrecision(1));
  if (is(written / learningRate)) {
    return `So far it goes at a learning rate of ${written}; here ${learningRate} is given. Is it the given one that is used?`;
  }
  return 'The direction is right, the length is not. What multiplies the gradient besides the learning rate?';
}

/** Explains moves of a dark pixel's weights. Their gradient is 0. */
function besidesTheLoss({ own, start }: Moves): { seen: string; next: string } | null {
  const dark = own.flatMap((move, i) => (isDark(i, own) ? [{ move, start: start[i] }] : []));
  if (dark.every(({ move }) => Math.abs(move) <= 1e-8)) return null;
  const shares = dark.map(({ move, start }) => move / start);
  const share = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const alike = shares.every((one) => Math.abs(one - share) <= Math.max(1e-6, 0.05 * Math.abs(share)));
  const seen = alike
    ? `weights of a pixel that is dark in every picture change by ${formatNumber(100 * share)} %`
    : 'weights of a pixel that is dark in every picture move';
  const next = alike
    ? 'The loss does not depend on them. Something besides the loss multiplies the weights: a weight decay, or a regularization term?'
    : 'The loss does not depend on them. What moves weights besides the gradient of the loss?';
  return { seen, next };
}

/** Looks at weights and biases separately: one of the two may be right, or unchanged, or off by a factor. */
function byParts({ own, wanted }: Moves): { seen: string; next: string } | null {
  const parts = (['biases', 'weights'] as const).map((name) => {
    const of = (moves: number[]) => moves.map((move, i) => (i < CLASSES === (name === 'biases') ? move : 0));
    const [mine, right] = [of(own), of(wanted)];
    if (mine.every((move) => move === 0)) return { name, says: 'stay where they are' };
    const factor = factorOf(mine, right);
    if (factor === null) return { name, says: null };
    const one = Math.abs(factor - 1) < 1e-3;
    return { name, says: one ? 'move as they should' : `move ${factor.toFixed(3)} times as far as they should` };
  });
  if (parts.every(({ says }) => says === null)) return null;
  const seen = parts.map(({ name, says }) => `the ${name} ${says ?? 'go elsewhere'}`).join(', ');
  const still = parts.find(({ says }) => says === 'stay where they are');
  if (still && parts.some(({ says }) => says === 'move as they should'))
    // else other pictures may have been learnt
    return {
      seen,
      next: `The ${still.name} are parameters, too: \`backward\` and the update need all of \`model.parameters\`.`,
    };
  const off = parts.find(({ says }) => says !== 'move as they should');
  return { seen, next: `Which gradient moves the ${off?.name}?` };
}

/** Recognises moves that all have the same size, or that are clipped at a bound. */
function bySize({ own, wanted }: Moves): { seen: string; next: string } | null {
  const moving = own.map(Math.abs).filter((_, i) => !isDark(i, own) && wanted[i] !== 0);
  const longest = Math.max(...moving);
  const seen = `no number moves by more than ${formatNumber(longest)}`;
  if (moving.every((size) => size > 0.999 * longest)) {
    return {
      seen: `every number moves by ${formatNumber(longest)}`,
      next: wanted.every((move) => move === 0 || Math.abs(move) > longest)
        ? 'Of the gradient only the sign is left, or all of it is cut off at one bound. Its size counts, too.'
        : 'Of the gradient only the sign is left. Its size counts, too.',
    };
  }
  const cut = own.every(
    (move, i) =>
      Math.abs(move - wanted[i]) < 1e-6 || (Math.abs(move) > 0.999 * longest && Math.abs(wanted[i]) > longest),
  );
  return cut ? { seen, next: 'Longer moves are cut off there. The gradient is taken as it is.' } : null;
}

function seenOf(own: number[], wanted: number[]): string {
  const i = own.findIndex((move, k) => !closeMoves([move], [wanted[k]]));
  const name = i < CLASSES ? `the bias of class ${i}` : `a weight of class ${i % CLASSES}`;
  const [mine, right] = formatApart(own[i], wanted[i]);
  return `${name} moves by ${mine}; right is ${right}`;
}

function isDark(i: number, { length }: number[]): boolean {
  return length > CLASSES && i >= length - CLASSES;
}
