import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { INK } from '../../../../lib/show/colors';
import * as everyFigure from '../../../../lib/show/figures/index';
import { contrast } from '../contrast';
import { figures } from './eachFigure';

interface Look {
  type: string;
  showlegend?: boolean;
  line?: { dash?: string };
  marker?: { symbol?: string; pattern?: { shape: string } };
}

/** Names of more than a word in quotes, as CSS wants it. */
const FONT_FAMILIES = /^('[\w ]+'|[\w-]+)(, ?('[\w ]+'|[\w-]+))*$/;

test('no figure is left out here', () => {
  expect(Object.keys(figures)).toEqual(Object.keys(everyFigure).filter((name) => name !== 'lineChart'));
});

/** The objects and values of a figure's JSON, each with its path. */
function* within(value: unknown, path = ''): Generator<[path: string, value: unknown]> {
  yield [path, value];
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* within(inner, `${path}.${key}`);
  }
}

describe.each(Object.entries(figures))('%s', (_, make) => {
  const figure = make();
  let drawn: Promise<string> | undefined;
  const drawSvg = () => (drawn ??= figure.svg());

  test('is shown as plotly’s JSON below 300 kB, SVG below 100 kB, and one sentence', async () => {
    const shown = figure as unknown as Record<symbol, () => Promise<Record<string, unknown>>>;
    const bundle = await shown[Symbol.for('Jupyter.display')]();
    expect(Object.keys(bundle)).toEqual(['application/vnd.plotly.v1+json', 'image/svg+xml', 'text/plain']);
    const [spec, svg, text] = Object.values(bundle);
    expect(JSON.stringify(spec).length).toBeLessThan(300_000);
    expect(svg).toMatch(/^<svg[\s\S]*<\/svg>$/);
    expect((svg as string).length).toBeLessThan(100_000);
    for (const [, family] of (svg as string).matchAll(/font-family: ([^;"]*)/g)) expect(family).toMatch(FONT_FAMILIES);
    expect(text).toMatch(/^[A-Z].*\.$/);
  });

  test('paints nothing behind and writes in grey, for light and dark pages', () => {
    expect(figure.spec.layout).toMatchObject({
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      font: { color: INK.light },
    });
  });

  test('tells what its legend names apart by dash, symbol or pattern, not by colour alone', () => {
    const { data, layout } = figure.spec;
    const named = (data as Look[]).filter(({ type, showlegend }) => type !== 'heatmap' && showlegend !== false);
    const looks = named.map(({ line, marker }) => JSON.stringify([line?.dash, marker?.symbol, marker?.pattern?.shape]));
    if (layout.showlegend !== false) expect(new Set(looks).size).toBe(named.length);
  });

  test('its texts have 12 px and more, in plotly’s JSON and in the SVG', async () => {
    const svg = await drawSvg();
    const sizes = [
      ...[...within(figure.spec)].filter(([path]) => /font\.size$/i.test(path)).map(([, size]) => Number(size)),
      ...[...svg.matchAll(/font-size: ?([\d.]+)(px|%)/g)].map(([, size, unit]) => (unit === 'px' ? Number(size) : 0)),
    ];
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });

  test('its texts stand out as WCAG 1.4.3 asks: from the page by their common colour, from coloured cells by black', () => {
    const { spec } = figure;
    const colors = [...within(spec)].filter(([path]) => /font\.color$/i.test(path));
    const [[where], ...own] = colors;
    expect(where).toBe('.layout.font.color');
    const papers = (spec.data as { colorscale?: [number, string][] }[]).flatMap(({ colorscale = [] }) => colorscale);
    expect(own.filter(([path]) => !/^\.layout\.annotations/.test(path))).toEqual([]);
    if (own.length > 0) expect(papers.length).toBeGreaterThan(0);
    // between two colours of the scale every channel is between theirs
    for (const [, color] of own)
      for (const [, paper] of papers) expect(contrast(String(color), paper)).toBeGreaterThan(4.5);
  });

  test('its colours change without a jump', () => {
    for (const [path, value] of within(figure.spec)) {
      if (!path.endsWith('.colorscale') || !Array.isArray(value)) continue;
      const places = value.map(([place]) => place);
      expect(places).toEqual([...new Set(places)]);
    }
  });

  test('its ticks for epochs, steps and minibatches are whole numbers', async () => {
    const { document } = new JSDOM(await drawSvg(), { contentType: 'image/svg+xml' }).window;
    for (const [key, axis] of Object.entries(figure.spec.layout as Record<string, { title?: { text?: string } }>)) {
      if (!/^xaxis/.test(key) || !/^(epochs?|minibatch|step|updates)$/.test(axis.title?.text ?? '')) continue;
      const labels = [...document.querySelectorAll(`.${key.replace('axis', '')}tick text`)].map(
        (text) => text.textContent,
      );
      expect(labels.length).toBeGreaterThan(1);
      for (const label of labels) expect(label).toMatch(/^[\d,]+$/);
    }
  });

  test('its error bars stay within the axis', () => {
    const { data, layout } = figure.spec;
    for (const { y, error_y } of data as { y: number[]; error_y?: { array: number[]; arrayminus: number[] } }[]) {
      if (!error_y) continue;
      const [least, most] = (layout.yaxis as { range: [number, number] }).range;
      for (const [i, value] of y.entries()) {
        expect(value + error_y.array[i]).toBeLessThanOrEqual(most + 1e-3);
        expect(value - error_y.arrayminus[i]).toBeGreaterThanOrEqual(least - 1e-3);
      }
    }
  });

  test('its SVG tells screen readers its title and its sentence', async () => {
    const { documentElement: svg } = new JSDOM(await drawSvg(), { contentType: 'image/svg+xml' }).window.document;
    const named = (svg.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => svg.querySelector(`[id="${id}"]`));
    expect(named.map((element) => element?.tagName)).toEqual(['title', 'desc']);
    expect(named.map((element) => element?.textContent)).toEqual([figure.spec.layout.title?.text, figure.text]);
  });

  test('its SVG has other texts where the reader’s system is dark', async () => {
    const svg = await drawSvg();
    const rgb = (color: string) =>
      `rgb(${[1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)).join(', ')})`;
    const rule = `text[style*="fill: ${rgb(INK.light)}"] { fill: ${rgb(INK.dark)} !important }`;
    expect(svg).toContain(`<style>@media (prefers-color-scheme: dark) { ${rule} }</style>`);
    const fills = [...svg.matchAll(/<text[^>]* style="([^"]*)"/g)].map(
      ([, style]) => /(?:^|[^-])fill: ([^;]+);/.exec(style)?.[1],
    );
    expect(fills.length).toBeGreaterThan(0);
    expect(new Set(fills.filter((fill) => fill !== 'rgb(0, 0, 0)'))).toEqual(new Set([rgb(INK.light)]));
  });
});
