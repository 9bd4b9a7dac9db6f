import { formatRow, formatRowsApart } from '../shared/formatNumber';
import { allAgree, isRight, type Seen } from './agreement';
import { explainLarge } from './explainLarge';
import { explainOrdinary } from './explainOrdinary';
import { lostAxes } from './otherShifts';

const ordinary = ['plain', 'one row', 'square'];

/** What to think about next: an explanation that fits all of the reader's numbers, or else the smallest row that is wrong. */
export function explainLogSoftmax(seen: Seen[], threwOnPlain: boolean): string | undefined {
  const wrong = seen.filter((one) => !isRight(one));
  const square = seen.filter(({ input }) => input.name === 'square');
  if (threwOnPlain) {
    const lost = lostAxes.find(
      ({ compute }) => square.length > 0 && allAgree(square, ({ input }) => compute(input.logits)),
    );
    return lost?.next;
  }
  if (wrong.length === 0) return undefined;
  const small = seen.filter(({ input }) => ordinary.includes(input.name));
  const ordinaryWrong = small.some((one) => !isRight(one));
  const found = (ordinaryWrong ? explainOrdinary(small) : undefined) ?? explainLarge(seen);
  return found ?? smallestFailure(wrong);
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
