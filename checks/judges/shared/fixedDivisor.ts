/** The reader's number for a minibatch, and the right one: a mean over so many pictures. */
export interface MeanOfPictures {
  own: number;
  right: number;
  pictures: number;
}

const HAIR = 1e-3; // the share by which float32 and rounding may move a number

/**
 * The number by which the sums over minibatches of different sizes are all divided; undefined if there is none.
 * Numbers that are all the same fit a constant, too, so they tell nothing.
 *
 * @example
 * fixedDivisor([{ own: 2, right: 4, pictures: 4 }, { own: 1, right: 4, pictures: 2 }]); // 8
 */
export function fixedDivisor(means: MeanOfPictures[]): number | undefined {
  const finite = means.filter(({ own, right }) => Number.isFinite(own) && Number.isFinite(right));
  const telling = finite.filter(({ own }) => own !== 0);
  const isConstant = finite.every(({ own }) => own === finite[0].own);
  if (isConstant || new Set(telling.map(({ pictures }) => pictures)).size < 2) return undefined;
  const sumOf = ({ right, pictures }: MeanOfPictures) => right * pictures;
  const divisor = sumOf(telling[0]) / telling[0].own;
  return finite.every((one) => Math.abs(one.own * divisor - sumOf(one)) <= HAIR * Math.abs(sumOf(one)))
    ? divisor
    : undefined;
}
