import { tf } from '#lib';
import type { Json } from '../Json';
import { describeOther } from './describeOther';

/** A number, or the name of one that JSON lacks. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** A matrix that a reader's function returned, or what it returned instead. */
export type ObservedMatrix =
  | { kind: 'matrix'; type: string; shape: number[]; rows: JsonNumber[][] }
  | { kind: 'other'; type: string };

/** Results with more values are not read. Inputs of the checks are far smaller. */
const MAX_VALUES = 100_000;

/**
 * Describes a tensor of rank 2, or nested arrays or typed arrays of numbers, as JSON.
 *
 * @example
 * describeMatrix([[0, -Infinity]]); // { kind: 'matrix', type: 'array', shape: [1, 2], rows: [[0, '-Infinity']] }
 */
export function describeMatrix(result: unknown): ObservedMatrix {
  if (result instanceof tf.Tensor) {
    const type = `tensor of shape [${result.shape.join(', ')}]`;
    if (result.isDisposed) return { kind: 'other', type: 'a disposed tensor' };
    if (result.rank !== 2 || result.size > MAX_VALUES) return { kind: 'other', type: `a ${type}` };
    const values = result.dataSync();
    const [height, width] = result.shape;
    const rows = Array.from({ length: height }, (_, i) =>
      Array.from(values.subarray(i * width, (i + 1) * width), toJson),
    );
    return { kind: 'matrix', type: 'tensor', shape: [height, width], rows };
  }
  if (Array.isArray(result) && result.length > 0 && result.length <= MAX_VALUES) {
    const width = Number(result[0]?.length);
    const square = result.length * width <= MAX_VALUES && result.every((row) => row?.length === width);
    if (square && result.every(isVector)) {
      const rows = result.map((row) => Array.from(row as ArrayLike<number>, toJson));
      return { kind: 'matrix', type: 'array', shape: [result.length, width], rows };
    }
  }
  return describeOther(result);
}

/** Whether a tensor still holds these values in this shape. */
export function keeps(tensor: tf.Tensor, values: number[] | number[][]): boolean {
  if (tensor.isDisposed) return false;
  const [height, width] = [values.length, (values[0] as number[]).length];
  const shape = width === undefined ? [height] : [height, width];
  const now = tensor.dataSync();
  return String(tensor.shape) === String(shape) && values.flat().every((value, i) => Object.is(now[i], value));
}

function isVector(row: unknown): row is ArrayLike<number> {
  return (
    (Array.isArray(row) && row.every((value) => typeof value === 'number')) ||
    (ArrayBuffer.isView(row) && !(row instanceof DataView))
  );
}

export function toJson(value: number): JsonNumber {
  return Number.isFinite(value) ? value : (String(value) as JsonNumber);
}

export function fromJson(value: JsonNumber): number {
  return Number(value);
}

/** Whether JSON from a sandbox really is an {@link ObservedMatrix} of the given shape. */
export function isMatrixOfShape(
  value: Json | ObservedMatrix | undefined,
  [height, width]: number[],
): value is Extract<ObservedMatrix, { kind: 'matrix' }> {
  const matrix = value as Partial<Extract<ObservedMatrix, { kind: 'matrix' }>> | null | undefined;
  return (
    matrix?.kind === 'matrix' &&
    Array.isArray(matrix.rows) &&
    matrix.rows.length === height &&
    matrix.rows.every(
      (row) => Array.isArray(row) && row.length === width && row.every((v) => v !== null && !Array.isArray(v)),
    )
  );
}
