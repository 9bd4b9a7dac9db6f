import { adviceOnRounding, roundingOf } from '../shared/rounding';
import { explainByCalls, explainByDivisor, explainByRatio, explainBySize, explainStepOfMean } from './explainByInput';
import { explainByParts, type RightWay } from './explainByParts';
import { explainBesideInfinity, explainByFloor, explainNaN } from './explainLimits';
import { close, type Seen } from './Seen';

/**
 * An explanation that fits every one of the reader's numbers, if one is found.
 *
 * @param seen All inputs: the numbers of some of them may fit several mistakes.
 */
export function explainLoss(
  seen: Seen[],
  ways: RightWay[],
  constants: Record<number, string> = {},
): string | undefined {
  const wrong = seen.filter(({ own, right }) => !close(own, right));
  if (wrong.length === 0) return undefined;
  if (wrong.every(({ input }) => input.name === 'by a hair')) return explainHair(wrong[0]);
  const numbers = seen.filter(({ own }) => !Number.isNaN(own));
  const numbersWrong = numbers.some(({ own, right }) => !close(own, right));
  const whole = numbersWrong
    ? (explainRounding(seen) ??
      explainByCalls(seen, constants) ??
      explainByParts(numbers, ways) ??
      explainByRatio(numbers) ??
      explainByDivisor(numbers) ??
      explainStepOfMean(seen) ??
      explainByFloor(seen) ??
      explainBesideInfinity(numbers, ways) ??
      explainBySize(seen))
    : undefined;
  if (numbersWrong && !whole) return undefined; // the smallest failure says more
  return [whole, explainNaN(wrong.filter(({ own }) => Number.isNaN(own)))].filter(Boolean).join(' ') || undefined;
}

function explainRounding(seen: Seen[]): string | undefined {
  const rounding = roundingOf(
    seen.map(({ own }) => own),
    seen.map(({ right }) => right),
  );
  return rounding === null ? undefined : adviceOnRounding(rounding);
}

/** Explains a loss that is wrong only where two classes are nearly equal. */
function explainHair({ input, own }: Seen): string {
  const count = own * input.labels.length;
  return Math.abs(count - Math.round(count)) < 1e-5
    ? 'It is right but where two classes lie some millionths apart: is there a tolerance, or are entries rounded before they are compared?'
    : 'It is right but where two classes lie some millionths apart. There a count jumps from one to the other, and yours lies in between: it is steep, and no step. Take the arg max, or `step`.';
}
