import { deflateSync } from 'node:zlib';

/**
 * Encodes a picture as a PNG file.
 *
 * Reference: W3C, Portable Network Graphics Specification; colour type 6, 8 bits for each of red, green, blue, alpha.
 *
 * @param pixels Row after row, `[height * width * 4]`, 0 – 255.
 * @throws RangeError when there are not `4 * width * height` values.
 *
 * @example
 * encodePng(Uint8Array.of(255, 0, 0, 255), 1, 1).subarray(1, 4).toString(); // 'PNG'
 */
export function encodePng(pixels: ArrayLike<number>, width: number, height: number): Buffer {
  const rowSize = 4 * width;
  if (pixels.length !== rowSize * height) {
    throw new RangeError(
      `Cannot encode ${width} × ${height} pixels: 4 values each are needed, got ${pixels.length} in all`,
    );
  }
  const rows = new Uint8Array((1 + rowSize) * height); // each row begins with the number of its filter; 0 is none
  const values = Uint8Array.from(pixels);
  for (let y = 0; y < height; y++) rows.set(values.subarray(y * rowSize, (y + 1) * rowSize), y * (1 + rowSize) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.of()),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** Cyclic redundancy check. Node has `zlib.crc32` only from version 20.15 on. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
