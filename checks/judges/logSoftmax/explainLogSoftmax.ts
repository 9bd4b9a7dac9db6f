import { hasTie } from '../../probes/inputs/logSoftmaxInputs';
import { formatRow, formatRowsApart } from '../shared/formatNumber';
import { allAgree, isRight, type Seen } from './agreement';
import { explainLarge } from './explainLarge';
import { explainOrdinary } from './explainOrdinary';
import { lostAxes } from './otherShifts';

const ordinary = ['plain', 'one row', 'square'];

/** Recognises an answer that throws on ordinary logits, and gives the numbers of a lost axis where no shape stands in its way. */
export function explainThrow(seen: Seen[]): string | undefined {
  const square = seen.filter(({ input }) => input.name === 'square');
  if (square.length === 0) return undefined;
  return lostAxes.find(({ compute }) => allAgree(square, ({ input }) => compute(input.logits)))?.next;
}

/**
 * What to think about next: an explanation that fits all of the reader's numbers, or else the smallest row that is wrong.
 *
 * @param complete Whether every input gave numbers. Those of some inputs may fit several mistakes, so none is named.
 */
export function explainLogSoftmax(seen: Seen[], complete: boolean): string | undefined {
  const wrong = seen.filter((one) => !isRight(one));
  if (wrong.length === 0) return undefined;
  if (!complete) return smallestFailure(wrong);
  const small = seen.filter(({ input }) => ordinary.includes(input.name));
  const ordinaryWrong = small.some((one) => !isRight(one));
  return (
    explainByKindOfRow(seen) ??
    (ordinaryWrong ? explainOrdinary(small) : undefined) ??
    explainLarge(seen) ??
    smallestFailure(wrong)
  );
}

/** Recognises answers that fail only on rows with equal logits, or on wide rows. */
function explainByKindOfRow(seen: Seen[]): string | undefined {
  const rows = seen.flatMap(({ input, own, right }) =>
    own.map((row, i) => {
      const one = { input: { ...input, logits: [input.logits[i]] }, own: [row], right: [right[i]] };
      return { one, z: input.logits[i], fine: isRight(one) };
    }),
  );
  const [fine, wrong] = [rows.filter((row) => row.fine), rows.filter((row) => !row.fine)];
  if (fine.length === 0) return undefined;
  if (wrong.every(({ z }) => hasTie(z)) && !fine.some(({ z }) => hasTie(z))) {
    const { z, one } = wrong[wrong.length - 1];
    const [shown, wanted] = formatRowsApart(one.own[0], one.right[0]);
    return `It is right but where some logits of a row are equal: z = ${formatRow(z)} gives ${shown}; right is ${wanted}. Each class counts in the sum, however many have the same logit.`;
  }
  const [most, least] = [Math.max(...fine.map(({ z }) => z.length)), Math.min(...wrong.map(({ z }) => z.length))];
  return least > most
    ? `It is right on rows of up to ${most} logits, and wrong on rows of ${least}. Which number of classes does it take for granted?`
    : undefined;
}

function smallestFailure(wrong: Seen[]): string {
  const size = ({ input }: Seen) => input.logits.flat().length;
  const [{ input, own, right }] = [...wrong].sort((a, b) => size(a) - size(b));
  const i = own.findIndex(
    (row, place) => !isRight({ input: { ...input, logits: [input.logits[place]] }, own: [row], right: [right[place]] }),
  );
  const [shown, wanted] = formatRowsApart(own[i], right[i]);
  const place = own.length === 1 ? '' : `, row ${i} of ${own.length}`;
  return `The smallest input on which it fails${place}: z = ${formatRow(input.logits[i])}. Yours is ${shown}, right is ${wanted}. Follow the formula on paper: where does yours leave it?`;
}
