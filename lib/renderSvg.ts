import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DOMWindow } from 'jsdom';
import { addCanvas } from './canvas';
import type { PlotlySpec } from './Figure';
import { uniform } from './random';

export const WIDTH = 700;
export const HEIGHT = 420;
export const SLIDER_HEIGHT = 90;

/**
 * Draws a plotly figure as SVG, without a browser: plotly.js 4.1.1 runs in jsdom 26.1.0, loaded at the first figure.
 *
 * jsdom lays nothing out, so that the widths of texts are estimated; the same figure always gives the same SVG.
 */
export async function renderSvg({ data, layout }: PlotlySpec): Promise<string> {
  page ??= openPage();
  const json = JSON.stringify({ data, layout: { width: WIDTH, height: HEIGHT, ...withoutSlider(layout) } });
  const figure = page.JSON.parse(json); // a copy: plotly writes defaults into what it is given
  // plotly names its clip paths by chance; figures on one page must not share names
  page.Math.random = uniform(createHash('sha256').update(json).digest().readUInt32LE());
  const options = { format: 'svg', imageDataOnly: true, width: figure.layout.width, height: figure.layout.height };
  const svg: string = await page.Plotly.toImage(figure, options);
  return mergeMarkers(quoteFonts(svg));
}

/** On paper there is nothing to move. */
function withoutSlider(layout: PlotlySpec['layout']): PlotlySpec['layout'] {
  const { sliders, height, margin, ...still } = layout;
  if (!sliders) return layout;
  const b = Number(margin?.b) - SLIDER_HEIGHT;
  return { ...still, height: Number(height) - SLIDER_HEIGHT, margin: { ...margin, b } };
}

let page: PlotlyPage | undefined;

type PlotlyPage = DOMWindow & {
  eval(code: string): void;
  JSON: typeof JSON;
  Math: typeof Math;
  Plotly: { toImage(figure: PlotlySpec, options: object): Promise<string> };
};

function openPage(): PlotlyPage {
  const load = createRequire(__filename);
  const { JSDOM } = load('jsdom') as typeof import('jsdom');
  const { window } = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only', pretendToBeVisual: true });
  // plotly's maps ask for these while loading
  window.URL.createObjectURL = () => '';
  Object.assign(window, { TextDecoder, TextEncoder });
  addCanvas(window);
  measureTexts(window);
  const plotly = window as unknown as PlotlyPage;
  plotly.eval(readFileSync(load.resolve('plotly.js-dist'), 'utf8'));
  return plotly;
}

/** plotly puts a word in place of the quotes around a font's name, and then looks for it where browsers write it. */
function quoteFonts(svg: string): string {
  return svg.replaceAll('TOBESTRIPPED', "'");
}

/** Many markers of one look, each a path of its own, become one path of dots: a tenth of the size. */
function mergeMarkers(svg: string): string {
  return svg.replace(/<g class="points">(<path class="point"[^>]*>)+<\/g>/g, (group) => {
    const places = [...group.matchAll(/translate\(([^)]*)\)/g)].map(([, place]) => `M${place}h0`);
    const looks = new Set(
      [...group.matchAll(/style="([^"]*)" d="M([\d.]+),0A[^"]*"/g)].map(([, ...look]) => look.join('|')),
    );
    if (looks.size !== 1) return group; // not circles, or of several colours or sizes
    const [style, radius] = [...looks][0].split('|');
    const stroke = style.replace(/stroke[^;]*;/g, '').replace(/fill/g, 'stroke');
    return `<path d="${places.join('')}" style="${stroke} stroke-width: ${2 * Number(radius)}px; stroke-linecap: round;"/>`;
  });
}

/** The share of a text's width that lies left of its place. */
const ANCHORS: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

/** Gives SVG texts a size: what jsdom leaves out and plotly needs to place them. */
function measureTexts({ SVGElement, Element }: DOMWindow): void {
  const boxOf = (text: Element) => {
    const size = fontSize(text);
    const lines = [...text.querySelectorAll('tspan.line')].map((line) => line.textContent ?? '');
    const longest = Math.max(...(lines.length ? lines : [text.textContent ?? '']).map((line) => line.length));
    const width = 0.55 * size * longest;
    const x = -width * (ANCHORS[text.getAttribute('text-anchor') ?? 'start'] ?? 0);
    return { x, y: -0.8 * size, width, height: 1.2 * size * Math.max(1, lines.length) };
  };
  const isText = (element: Element) => element.tagName === 'text' || element.tagName === 'tspan';
  const empty = { x: 0, y: 0, width: 0, height: 0 };
  const measured = function (this: Element) {
    const box = isText(this) ? boxOf(this) : empty;
    return { ...box, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  };
  Object.assign(SVGElement.prototype, {
    getBBox: measured,
    getComputedTextLength() {
      return boxOf(this as unknown as Element).width;
    },
  });
  Object.assign(Element.prototype, { getBoundingClientRect: measured });
}

function fontSize(element: Element | null): number {
  const found = /font-size:\s*([\d.]+)px/.exec(element?.getAttribute('style') ?? '');
  if (found) return Number(found[1]);
  return element?.parentElement ? fontSize(element.parentElement) : 12;
}
