import { formatNumber, formatRow } from '../shared/formatNumber';
import { agrees, allAgree, allClose, isRight, type Seen, tolerance } from './agreement';
import { reference } from './formulas';
import { otherShifts } from './otherShifts';

/** Explains wrong numbers for large logits, when those for ordinary logits are right. */
export function explainLarge(seen: Seen[]): string | undefined {
  const way = otherShifts.find(({ compute }) => allAgree(seen, ({ input }) => compute(input.logits)));
  return way?.next ?? explainByClamp(seen) ?? explainByFloor(seen) ?? explainByInfinities(seen);
}

/** Recognises logits that are clipped at a limit. */
function explainByClamp(seen: Seen[]): string | undefined {
  const large = seen.find(({ input }) => input.name === 'large');
  const [low, middle, high] = large?.own[2] ?? []; // of a row that goes from −10,000 over 0 to 10,000
  for (const [least, most] of [
    [low - middle, high - middle],
    [-Infinity, high - middle],
    [low - middle, Infinity],
  ]) {
    const clamped = (x: number) => Math.max(least, Math.min(most, x));
    if (allClose(seen, ({ input }) => reference(input.logits.map((row) => row.map(clamped))))) {
      const limits = [least, most]
        .filter(Number.isFinite)
        .map((one) => formatNumber(one))
        .join(' or above ');
      const beyond = Number.isFinite(least) ? `below ${limits}` : `above ${limits}`;
      return `Logits ${beyond} count as that limit: clamping changes the function, since two logits beyond it become equal. Move the whole row instead.`;
    }
  }
  return undefined;
}

/** Recognises a smallest value below which no result falls. */
function explainByFloor(seen: Seen[]): string | undefined {
  const entries = seen.flatMap(({ input, own, right }) =>
    own.flatMap((row, i) => row.map((x, k) => ({ own: x, right: right[i][k], allowed: tolerance(input.logits[i]) }))),
  );
  if (entries.some(({ own }) => Number.isNaN(own))) return undefined;
  const least = Math.min(...entries.map(({ own }) => own));
  const below = entries.filter(({ right, allowed }) => right < least - allowed - 0.01);
  if (!Number.isFinite(least) || below.length < 2) return undefined;
  const flat = below.every(({ own }) => Math.abs(own - least) < 0.7);
  const above = entries.filter(({ right }) => right > least + 2);
  if (!flat || !above.every(({ own, right, allowed }) => agrees([own], [right], allowed + 0.2))) return undefined;
  const deepest = formatNumber(Math.min(...below.map(({ right }) => right)));
  return `Nothing that you return is below ${formatNumber(least)}, though ${deepest} is right in one place: a floor. Below it every answer is the same, and the gradient there is 0. Clip nothing, and add nothing inside the logarithm: subtract logarithms instead of dividing.`;
}

function explainByInfinities(seen: Seen[]): string | undefined {
  const bad = seen
    .filter((one) => !isRight(one))
    .flatMap(({ input, own }) => own.map((row, i) => ({ z: input.logits[i], row })))
    .find(({ row }) => row.some((x) => !Number.isFinite(x)));
  if (!bad) return undefined;
  const [top, low] = [Math.max(...bad.z), Math.min(...bad.z)];
  const place = `Look at the row ${formatRow(bad.z)}.`;
  if (top > 88.8) {
    return `${place} exp(${formatNumber(top)}) is Infinity in float32; Infinity / Infinity and Infinity − Infinity are NaN. What may you subtract from a row, without changing its softmax, so that no exponent is above 0?`;
  }
  if (top < -104) {
    return `${place} exp of each of its entries is 0 in float32, and so is the sum of these: 0 / 0 is NaN, and the logarithm of 0 is −Infinity. Which shift makes one exponent exactly 0, so that the sum is at least 1?`;
  }
  if (low < -104) {
    return `${place} exp(${formatNumber(low)}) is 0 in float32, and the logarithm of 0 is −Infinity. Does a 0 get into a logarithm, or into a product with Infinity?`;
  }
  return `${place} Its logits are small, and yet not all of your numbers are finite. At which operation does the first Infinity or the first 0 appear?`;
}
