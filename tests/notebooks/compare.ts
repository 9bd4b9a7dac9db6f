import { inflateSync } from 'node:zlib';

/** How far a number of a new run may be from the committed one, relative to it: float32 sums differ between processors. */
export const TOLERANCE = 2e-3;

const number = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/** Where two outputs differ: a path and both values, or nothing. Numbers inside texts are compared as numbers. */
export function differences(committed: unknown, fresh: unknown, at = 'output'): string[] {
  if (typeof committed === 'number' && typeof fresh === 'number') {
    return closeTo(committed, fresh) ? [] : [`${at}: ${committed} was committed, ${fresh} came`];
  }
  if (isPng(committed) && isPng(fresh)) return samePixels(committed, fresh) ? [] : [`${at}: another picture came`];
  if (typeof committed === 'string' && typeof fresh === 'string') return textDifferences(committed, fresh, at);
  if (isPicture(committed) && isPicture(fresh)) return pictureDifferences(committed, fresh, at);
  if (isObject(committed) && isObject(fresh)) {
    const keys = new Set([...Object.keys(committed), ...Object.keys(fresh)]);
    return [...keys].flatMap((key) => differences(committed[key], fresh[key], `${at}.${key}`));
  }
  return Object.is(committed, fresh)
    ? []
    : [`${at}: ${JSON.stringify(committed)} was committed, ${JSON.stringify(fresh)} came`];
}

function textDifferences(committed: string, fresh: string, at: string): string[] {
  const before = committed.match(number) ?? [];
  const after = fresh.match(number) ?? [];
  const sameWords =
    committed.replace(number, '#').replace(/\s+/g, ' ') === fresh.replace(number, '#').replace(/\s+/g, ' ');
  if (!sameWords || before.length !== after.length) return [`${at}: "${committed}" was committed, "${fresh}" came`];
  return before.flatMap((text, i) =>
    closeTo(Number(text), Number(after[i]))
      ? []
      : [`${at}: ${text} was committed, ${after[i]} came, in "${committed}"`],
  );
}

/** Whole numbers of a byte in plotly's form for typed arrays, as `weightPictures` has them: rounding may fall to either side. */
const isPicture = (value: unknown): value is { bdata: string } => isObject(value) && value.dtype === 'i1';

function pictureDifferences(committed: { bdata: string }, fresh: { bdata: string }, at: string): string[] {
  const [before, after] = [committed, fresh].map(({ bdata }) => new Int8Array(Buffer.from(bdata, 'base64')));
  const same = before.length === after.length && before.every((byte, i) => Math.abs(byte - after[i]) <= 1);
  return same ? [] : [`${at}: another picture came`];
}

const PNG = 'data:image/png;base64,';
const isPng = (value: unknown): value is string => typeof value === 'string' && value.startsWith(PNG);

/** Whether two pictures are the same, however well each is compressed. */
function samePixels(committed: string, fresh: string): boolean {
  const [before, after] = [committed, fresh].map((address) =>
    unpacked(Buffer.from(address.slice(PNG.length), 'base64')),
  );
  return before.equals(after);
}

/** A PNG's head and rows. */
function unpacked(png: Buffer): Buffer {
  const parts: Record<string, Buffer[]> = { IHDR: [], IDAT: [] };
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    parts[png.toString('latin1', at + 4, at + 8)]?.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat([...parts.IHDR, inflateSync(Buffer.concat(parts.IDAT))]);
}

function closeTo(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), 1e-3);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
