import type { DOMWindow } from 'jsdom';
import { encodePng } from '../encodePng';

interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * Adds to jsdom 26.1.0's canvas, which draws nothing, the functions that plotly.js 4.1.1 needs for heatmaps and images:
 * rectangles of one colour, pixels, and the picture as a PNG.
 */
export function addCanvas({ HTMLCanvasElement }: DOMWindow): void {
  const contexts = new WeakMap<object, Context>();
  Object.assign(HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, kind: string) {
      if (kind !== '2d') return null;
      const context = contexts.get(this) ?? new Context(this.width, this.height);
      contexts.set(this, context);
      return context;
    },
    toDataURL(this: HTMLCanvasElement) {
      const { data } = contexts.get(this) ?? new Context(this.width, this.height);
      return `data:image/png;base64,${encodePng(data, this.width, this.height).toString('base64')}`;
    },
  });
}

class Context implements Pixels {
  fillStyle = 'rgba(0,0,0,1)';
  readonly data: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(4 * width * height);
  }

  createImageData(width: number, height: number): Pixels {
    return { width, height, data: new Uint8ClampedArray(4 * width * height) };
  }

  putImageData({ width, height, data }: Pixels, left: number, top: number): void {
    for (let y = 0; y < height; y++) {
      this.data.set(data.subarray(4 * y * width, 4 * (y + 1) * width), 4 * ((y + top) * this.width + left));
    }
  }

  fillRect(left: number, top: number, width: number, height: number): void {
    const [red, green, blue, alpha = 1] = (this.fillStyle.match(/[\d.]+/g) ?? []).map(Number);
    const [right, bottom] = [
      Math.min(this.width, Math.round(left + width)),
      Math.min(this.height, Math.round(top + height)),
    ];
    for (let y = Math.max(0, Math.round(top)); y < bottom; y++) {
      for (let x = Math.max(0, Math.round(left)); x < right; x++) {
        this.data.set([red, green, blue, 255 * alpha], 4 * (y * this.width + x));
      }
    }
  }
}
