import { formatApart, formatNumber, formatRow } from '../shared/formatNumber';
import { adviceOnRounding, roundingOf } from '../shared/rounding';
import { allClose, type Seen } from './agreement';
import { type Matrix, reference } from './formulas';

const columns = (z: Matrix) => z[0].map((_, k) => z.map((row) => row[k]));
/** Log-softmax of logits that are shifted by the maximum of their column, not of their row. */
const byColumn = (z: Matrix) => {
  const tops = columns(z).map((column) => Math.max(...column));
  return reference(z.map((row) => row.map((x, k) => x - tops[k])));
};
const sorted = (row: number[]) => [...row].sort((a, b) => a - b);
const map = (z: Matrix, compute: (x: number) => number) => z.map((row) => row.map(compute));
const logSum = (row: number[]) => Math.log(row.reduce((sum, x) => sum + Math.exp(x - Math.max(...row)), 0));
const HAIR = 1e-3; // a factor closer to 1 counts as 1
const same = (a: number, b: number) => Math.abs(a - b) <= 2e-5 * Math.max(1, Math.abs(b));

/** Explains wrong numbers for ordinary logits. */
export function explainOrdinary(seen: Seen[]): string | undefined {
  if (seen.length === 0) return undefined;
  const rounding = roundingOf(
    seen.flatMap(({ own }) => own.flat()),
    seen.flatMap(({ right }) => right.flat()),
  );
  if (rounding !== null) return adviceOnRounding(rounding);
  if (seen.some(({ own }) => own.flat().some((x) => !Number.isFinite(x)))) return undefined;
  return explainAsWhole(seen) ?? explainByFactor(seen) ?? explainByOrder(seen) ?? explainByRow(seen);
}

function explainAsWhole(seen: Seen[]): string | undefined {
  if (allClose(seen, ({ input }) => input.logits)) return 'The logits come back as they went in.';
  if (allClose(seen, ({ right }) => map(right, Math.exp))) {
    return 'These are probabilities. The layer returns their logarithms.';
  }
  if (allClose(seen, ({ right }) => reference(map(right, Math.exp)))) {
    return 'This is the log-softmax of a softmax. Trained so, the loss cannot fall below ln(1 + 9/e), near 1.461. Feed it the logits themselves.';
  }
  if (allClose(seen, ({ input }) => columns(reference(columns(input.logits))))) {
    return 'The exponentials of your columns sum to 1, those of the rows do not. A row is one picture: over which axis do its ten classes lie?';
  }
  if (seen.some(({ own }) => own.length > 1) && allClose(seen, ({ input }) => byColumn(input.logits))) {
    return 'Your numbers are what comes out when each column’s maximum is subtracted: the entries of one row are then shifted by different numbers, which changes its softmax. Over which axis do the classes of one picture lie?';
  }
  const several = seen.filter(({ own }) => own.length > 1);
  const total = (z: Matrix) => z.flat().reduce((sum, x) => sum + Math.exp(x), 0);
  if (several.length > 0 && seen.every(({ own }) => same(total(own), 1))) {
    return 'All probabilities of the matrix together sum to 1; each row’s should. Along which axis do you sum?';
  }
  return undefined;
}

function explainByFactor(seen: Seen[]): string | undefined {
  const [{ own, right, input }] = seen;
  const factor = own[0][0] / right[0][0];
  if (Math.abs(factor - 1) > HAIR && allClose(seen, (one) => map(one.right, (x) => factor * x))) {
    if (same(factor, -1)) {
      return 'Right up to its sign: a log-probability is never above 0. The loss negates, this function does not.';
    }
    const times = `Every number is ${formatNumber(factor)} times the right one`;
    if (same(factor, 1 / Math.LN2)) return `${times}: a logarithm to base 2. Cross entropy uses the natural one.`;
    if (same(factor, 1 / Math.LN10)) return `${times}: a logarithm to base 10. Cross entropy uses the natural one.`;
    return `${times}. Which factor is that?`;
  }
  const slope = (own[0][0] - own[0][1]) / (input.logits[0][0] - input.logits[0][1]);
  if (Math.abs(slope - 1) > HAIR && allClose(seen, (one) => reference(map(one.input.logits, (x) => slope * x)))) {
    return `This is the log-softmax of ${formatNumber(slope)} times the logits. Where do they get that factor?`;
  }
  return undefined;
}

function explainByOrder(seen: Seen[]): string | undefined {
  if (seen.every(({ own }) => own.length === 1)) return undefined;
  if (allClose(seen, ({ right }) => right.map(() => right[0]))) return 'Every row of yours is the first picture’s.';
  if (allClose(seen, ({ right }) => [...right].reverse()))
    return 'The rows are right, but they stand in reversed order.';
  const inOrder = (z: Matrix) => z.map(sorted);
  if (
    allClose(
      seen.map((one) => ({ ...one, own: inOrder(one.own) })),
      ({ right }) => inOrder(right),
    )
  ) {
    return 'Each row holds the right numbers, but in another order: column k belongs to class k.';
  }
  return undefined;
}

/** Recognises rows whose entries are all off by the same number, as when the normalising term is wrong. */
function explainByRow(seen: Seen[]): string | undefined {
  const rows = seen.flatMap(({ input, own, right }) =>
    own.map((row, i) => ({ z: input.logits[i], row, right: right[i] })),
  );
  if (!rows.every(({ row, right }) => row.every((x, k) => same(x - right[k], row[0] - right[0])))) return undefined;
  const subtracted = rows.map(({ z, row }) => z[0] - row[0]);
  const [tops, logs] = [rows.map(({ z }) => Math.max(...z)), rows.map(({ z }) => logSum(z))];
  const all = (formula: (top: number, log: number) => number) =>
    subtracted.every((x, i) => same(x, formula(tops[i], logs[i])));
  const shifts = rows.map(({ row, right }) => row[0] - right[0]);
  const furthest = rows[shifts.map(Math.abs).indexOf(Math.max(...shifts.map(Math.abs)))];
  const powers = furthest.row.reduce((sum, x) => sum + Math.exp(x), 0);
  const [shown] = formatApart(powers, 1);
  const many = rows.length === 1 || shifts.every((x) => !same(x, 0)) ? 'Each row is' : 'Rows are';
  const off = `${many} off by one number for the whole row, so the exponentials do not sum to 1: in z = ${formatRow(furthest.z)}, to ${shown}.`;
  if (all((top) => top))
    return 'You subtract the row’s maximum only. The shift alone does not normalise: exp of a row must sum to 1.';
  if (all((_, log) => log)) {
    return 'The row’s maximum is subtracted inside the sum and forgotten outside: log-sum-exp moves with its input. What must be added back, or where else must the shift go?';
  }
  if (all((top, log) => top + Math.exp(log)))
    return `${off} You subtract the sum of exponentials itself. Look at the derivation’s last term.`;
  for (const [base, ln] of [
    ['10', Math.LN10],
    ['2', Math.LN2],
  ] as const) {
    if (all((top, log) => top + log / ln) || all((top, log) => (top + log) / ln)) {
      return `${off} The logarithm of the sum is one to base ${base}, where the natural one belongs.`;
    }
  }
  const classes = rows.map(({ z }) => Math.log(z.length));
  if (subtracted.every((x, i) => same(x, tops[i] + logs[i] - classes[i]))) {
    return `${off} It is the logarithm of the number of classes: a mean in the place of the sum.`;
  }
  const shift = subtracted[0] - tops[0] - logs[0];
  if (subtracted.every((x, i) => same(x, tops[i] + logs[i] + shift))) {
    return `${off} It is ${formatNumber(-shift)} everywhere. Where does that come from?`;
  }
  return `${off} What should the second term be?`;
}
