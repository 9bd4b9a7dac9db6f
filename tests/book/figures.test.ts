import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, expect, it } from 'vitest';
import { Figures } from '../../tools/book/figures.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'figures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="700" height="400" viewBox="0 0 700 400"></svg>';
const PLOT = { data: [{ name: '</script><b>bold</b>' }], layout: { height: 400 } };

it('stands on a page as its still picture, its sentence and plotly’s data, whatever texts they hold', () => {
  const data = { 'application/vnd.plotly.v1+json': PLOT, 'image/svg+xml': [SVG], 'text/plain': ['1 < 2 & "so"'] };
  const html = new Figures(folder).html(data, '../') ?? '';
  const [figure, ...others] = new JSDOM(html).window.document.body.children;
  expect(others).toEqual([]);
  const image = figure.querySelector('img');
  expect(image?.getAttribute('alt')).toBe('1 < 2 & "so"');
  expect([image?.getAttribute('width'), image?.getAttribute('height')]).toEqual(['700', '400']);
  expect(JSON.parse(figure.querySelector('script')?.textContent ?? '')).toEqual(PLOT);
  const [file] = readdirSync(folder);
  expect(image?.getAttribute('src')).toBe(`../_static/figures/${file}`);
  expect(readFileSync(path.join(folder, file), 'utf8')).toBe(SVG);
});

it('a widget stands there as its still picture, its sentence and its state', () => {
  const output = { module: 'tenLogits', state: { classes: ['</script>'] } };
  const data = {
    'application/vnd.softmax-notebooks.widget.v1+json': output,
    'image/svg+xml': SVG,
    'text/plain': 'Bars.',
  };
  const { body } = new JSDOM(new Figures(folder).html(data, '')).window.document;
  expect(body.querySelector('.widget-of-lesson > img')?.getAttribute('alt')).toBe('Bars.');
  expect(JSON.parse(body.querySelector('.widget-of-lesson > script')?.textContent ?? '')).toEqual(output);
});

it('an output without a figure is none', () => {
  expect(new Figures(folder).html({ 'text/plain': '3' }, '')).toBeUndefined();
});
