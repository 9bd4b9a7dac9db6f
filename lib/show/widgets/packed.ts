const LARGEST = 32767;

/** Numbers as whole multiples of a step, 16 bits each: a quarter of the size of their digits, and exact to four digits of the largest. */
export interface Packed {
  step: number;
  /** The multiples as int16, the lower byte first, in base64. */
  multiples: string;
}

/**
 * Packs numbers for the state of a widget. Each is changed by at most half a step, 1/65534 of the largest.
 *
 * @throws RangeError when a number is not finite.
 *
 * @example
 * unpack(pack([-1, 1]))[0]; // -1
 */
export function pack(numbers: ArrayLike<number>): Packed {
  const wrong = Array.from(numbers).find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`Cannot pack numbers: each must be finite, got ${wrong}`);
  const largest = Array.from(numbers).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = largest / LARGEST || 1;
  const multiples = Int16Array.from(numbers, (value) => Math.round(value / step));
  return { step, multiples: Buffer.from(multiples.buffer).toString('base64') };
}

/** The numbers that were packed. Runs in pages, too. */
export function unpack({ step, multiples }: Packed): Float64Array {
  const bytes = Uint8Array.from(atob(multiples), (byte) => byte.charCodeAt(0));
  return Float64Array.from(new Int16Array(bytes.buffer), (multiple) => multiple * step);
}
