import { deflateSync } from 'node:zlib';

/** A picture as rows of pixels: grey 0 – 255, or null where it is transparent. */
export type GreyPixels = readonly (readonly (number | null)[])[];

/**
 * Grey pixels as a PNG in a `data:` address; each pixel becomes a square of `zoom` × `zoom`, with sharp edges.
 *
 * Reference: PNG (W3C Recommendation), colour type 4: grey with alpha, 8 bits each.
 */
export function greyPng(pixels: GreyPixels, zoom = 1): string {
  const height = pixels.length * zoom;
  const width = pixels[0].length * zoom;
  const bytes = Buffer.alloc(height * (1 + 2 * width)); // each row: its filter (none), then grey and alpha by turns
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const grey = pixels[Math.floor(row / zoom)][Math.floor(column / zoom)];
      const at = row * (1 + 2 * width) + 1 + 2 * column;
      if (grey !== null) bytes.set([Math.round(grey), 255], at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 4], 8); // bits, colour type
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(bytes, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return `data:image/png;base64,${Buffer.concat([signature, ...chunks]).toString('base64')}`;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** PNG's checksum; `node:zlib` has one only from Node 20.15 on. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
