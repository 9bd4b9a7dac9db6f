/**
 * A value with each of its numbers rounded to the digits that matter, to be read in a notebook. Whole numbers, texts and all else
 * stay as they are.
 *
 * @param value A number, or objects and arrays that hold numbers.
 * @param digits The number of significant digits.
 * @throws RangeError when `digits` is not a whole number from 1 to 17.
 *
 * @example
 * rounded({ loss: 2.3560774326324463, shape: [256, 10] }); // { loss: 2.356, shape: [256, 10] }
 */
export function rounded<Value>(value: Value, digits = 4): Value {
  if (!Number.isInteger(digits) || digits < 1 || digits > 17) {
    throw new RangeError(`Cannot round a value: digits must be a whole number from 1 to 17, got ${digits}`);
  }
  return roundedWithin(value, digits) as Value;
}

function roundedWithin(value: unknown, digits: number): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(digits));
  if (Array.isArray(value)) return value.map((item) => roundedWithin(item, digits));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, roundedWithin(item, digits)]));
}
