import { inflateSync } from 'node:zlib';

/** Pixels of a PNG as `encodePng` writes it: one IDAT chunk, rows without filter. */
export function decodePng(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const size = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + size));
  const pixel = (x: number, y: number) => [...rows.subarray(y * (1 + 4 * width) + 1 + 4 * x).subarray(0, 4)];
  return { width, height, pixel };
}
