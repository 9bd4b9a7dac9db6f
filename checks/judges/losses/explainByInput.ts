import { fixedDivisor } from '../shared/fixedDivisor';
import { formatNumber } from '../shared/formatNumber';
import { close, type Seen } from './Seen';

const HAIR = 1e-3; // a factor closer to 1, or a smaller shift, explains nothing

/** Recognises a number that is kept from call to call, or that does not depend on the input. */
export function explainByCalls(seen: Seen[], constants: Record<number, string>): string | undefined {
  const [owns, rights] = [seen.map(({ own }) => own), seen.map(({ right }) => right)];
  if (
    owns.every((own) => Number.isFinite(own) && close(own, owns[0])) &&
    !rights.every((one) => close(one, rights[0]))
  ) {
    const meaning = constants[owns[0]] ?? 'What does it look at, and what should it look at?';
    return `Every input gives the same number, ${formatNumber(owns[0])}. ${meaning}`;
  }
  if (owns.every((own, i) => close(own, rights[Math.max(0, i - 1)]))) {
    return 'From the second input on, your number is the right one for the input before. Does something outlive the call?';
  }
  const totals = rights.map((_, i) => rights.slice(0, i + 1).reduce((sum, x) => sum + x, 0));
  if (owns.every((own, i) => close(own, totals[i]))) {
    return 'Your numbers add up from call to call: each is the sum of the right ones so far. Where does the sum begin?';
  }
  return undefined;
}

/** Recognises numbers that are all the right ones and a number, or times a factor. */
export function explainByRatio(seen: Seen[]): string | undefined {
  const finite = seen.filter(({ own, right }) => Number.isFinite(own) && Number.isFinite(right));
  if (finite.length < 3 || seen.some(({ own, right }) => Number.isFinite(own) !== Number.isFinite(right)))
    return undefined;
  const shift = finite[0].own - finite[0].right;
  if (Math.abs(shift) > HAIR && finite.every(({ own, right }) => close(own, right + shift))) {
    return `Every number is the right one and ${formatNumber(shift)}. Where does that come from?`;
  }
  const ratio = finite[0].own / finite[0].right;
  if (
    Number.isFinite(ratio) &&
    ratio !== 0 &&
    Math.abs(ratio - 1) > HAIR &&
    finite.every(({ own, right }) => close(own, right * ratio))
  ) {
    return `Every number is ${formatNumber(ratio)} times the right one. Which factor is that?`;
  }
  return undefined;
}

/** Recognises a sum over the pictures that is always divided by the same number, whether it is the loss or is subtracted from 1. */
export function explainByDivisor(seen: Seen[]): string | undefined {
  const means = seen.map(({ input, own, right }) => ({ own, right, pictures: input.labels.length }));
  const divisor = fixedDivisor(means);
  const found = divisor ?? fixedDivisor(means.map((one) => ({ ...one, own: 1 - one.own, right: 1 - one.right })));
  if (found === undefined) return undefined;
  const sum = divisor === undefined ? 'sum that is subtracted from 1' : 'sum over the pictures';
  return `The ${sum} is always divided by ${formatNumber(found)}, however many pictures there are. By how many should you divide?`;
}

/** Explains a loss that is wrong only on inputs with more pictures, or more classes, than those on which it is right. */
export function explainBySize(seen: Seen[]): string | undefined {
  const [right, wrong] = [true, false].map((fine) => seen.filter(({ own, right }) => close(own, right) === fine));
  if (right.length < 2) return undefined;
  for (const [things, size] of [
    ['classes', ({ input }: Seen) => input.logProbs[0].length],
    ['pictures', ({ input }: Seen) => input.labels.length],
  ] as const) {
    const [most, least] = [Math.max(...right.map(size)), Math.min(...wrong.map(size))];
    if (least > most) {
      const { logProbs, labels } = wrong[0].input;
      return `It is right on up to ${most} ${things}, and wrong on ${labels.length} pictures with ${logProbs[0].length} classes. Which number of pictures or of classes does it take for granted?`;
    }
  }
  return undefined;
}

/** Recognises a loss that is 0 or 1 for every minibatch, where a share of its pictures is asked for. */
export function explainStepOfMean(seen: Seen[]): string | undefined {
  const several = seen.filter(({ input }) => input.labels.length > 1);
  const bits = several.every(({ own }) => own === 0 || own === 1);
  const shares = several.filter(({ right }) => right > 0 && right < 1);
  if (!bits || shares.length < 2) return undefined;
  return 'Every minibatch gives 0 or 1, though only a share of its pictures is wrong. Is the mean taken before the step? First a step for each picture, then the mean.';
}
