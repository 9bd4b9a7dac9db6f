/**
 * @typedef {object} Pixels colours of rectangles and pictures
 * @property {number} width
 * @property {number} height
 * @property {Uint8ClampedArray} data red, green, blue, alpha, row after row: `[height * width * 4]`
 */

/**
 * Adds to jsdom 26.1.0's canvas, which draws nothing, the functions that plotly.js 4.1.1 needs for heatmaps and images:
 * rectangles of one colour, pixels, and the picture. In place of a picture's PNG stands what `nameOf` calls it.
 *
 * @param {import('jsdom').DOMWindow} window
 * @param {(picture: Pixels) => string} nameOf
 */
export function addCanvas({ HTMLCanvasElement }, nameOf) {
  const contexts = new WeakMap();
  Object.assign(HTMLCanvasElement.prototype, {
    /**
     * @this {HTMLCanvasElement}
     * @param {string} kind
     */
    getContext(kind) {
      if (kind !== '2d') return null;
      const context = contexts.get(this) ?? new Context(this.width, this.height);
      contexts.set(this, context);
      return context;
    },
    /** @this {HTMLCanvasElement} */
    toDataURL() {
      return nameOf(contexts.get(this) ?? new Context(this.width, this.height));
    },
  });
}

/** @implements {Pixels} */
class Context {
  fillStyle = 'rgba(0,0,0,1)';

  /**
   * @param {number} width
   * @param {number} height
   */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(4 * width * height);
  }

  /**
   * @param {number} width
   * @param {number} height
   * @returns {Pixels}
   */
  createImageData(width, height) {
    return { width, height, data: new Uint8ClampedArray(4 * width * height) };
  }

  /**
   * @param {Pixels} pixels
   * @param {number} left
   * @param {number} top
   */
  putImageData({ width, height, data }, left, top) {
    for (let y = 0; y < height; y++) {
      this.data.set(data.subarray(4 * y * width, 4 * (y + 1) * width), 4 * ((y + top) * this.width + left));
    }
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} width
   * @param {number} height
   */
  fillRect(left, top, width, height) {
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
