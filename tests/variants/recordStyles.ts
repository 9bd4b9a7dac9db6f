import fc from 'fast-check';

/** What a record may look like: the order of its keys, further keys, getters as a class has them, no more changes allowed. */
export const recordStyles: Record<string, (record: object) => object> = {
  plain: (record) => record,
  'other order': (record) => Object.fromEntries(Object.entries(record).reverse()),
  'extra keys': (record) => ({ note: 'mine', ...record, seconds: 1 }),
  'of a class': (record) => {
    const getters = Object.entries(record).map(([name, value]) => [name, { get: () => value }]);
    return Object.create(Object.defineProperties({}, Object.fromEntries(getters)));
  },
  frozen: (record) => Object.freeze({ ...record }),
};

/** Four decimals or more are right in every task but the evaluation. */
export const decimals = fc.constantFrom(undefined, 4, 6);

/** Rounds a number, or each number of a record. */
export function roundTo<Value>(value: Value, digits: number | undefined): Value {
  if (digits === undefined) return value;
  if (typeof value === 'number') return Number(value.toFixed(digits)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, roundTo(one, digits)])) as Value;
}
