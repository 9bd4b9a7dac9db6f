import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../browser/lab';
import { notebooksIn, readCells, root } from './notebook';

const lessons = notebooksIn('notebooks');
const joined = (text: unknown) => [text ?? ''].flat().join('');
const svgOf = (address: string) => Buffer.from(address.split(',')[1], 'base64').toString();

const KINDS = { html: '.html', slides: '.slides.html' };

/** What a page fetches by itself when it is opened. */
function fetched(page: Document): string[] {
  const elements = [...page.querySelectorAll('script[src], img[src], iframe[src], link[href]')];
  return elements
    .map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '')
    .filter((address) => !address.startsWith('data:'));
}

/** As on GitHub: of a figure's three forms a page without plotly shows the SVG. */
describe.each(Object.entries(KINDS))('%s, by jupyter nbconvert', (kind, ending) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'html-'));
    const words = ['-m', 'nbconvert', '--to', kind, '--output-dir', folder, ...lessons];
    execFileSync(path.join(root, '.venv/bin/python'), words, { cwd: root, stdio: 'pipe' });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(lessons)('shows each figure of %s as committed, with its sentence, and fetches nothing', (lesson) => {
    const figures = readCells(path.join(root, lesson))
      .flatMap(({ outputs = [] }) => outputs)
      .filter(({ data }) => data?.['image/svg+xml'])
      .map(({ data = {} }) => ({ svg: joined(data['image/svg+xml']), sentence: joined(data['text/plain']) }));
    const page = readFileSync(path.join(folder, `${path.basename(lesson, '.ipynb')}${ending}`), 'utf8');
    const { document } = new JSDOM(page).window;
    const images = [...document.querySelectorAll('img[src^="data:image/svg+xml;base64,"]')];
    expect(images.map((image) => svgOf(image.getAttribute('src') ?? ''))).toEqual(figures.map(({ svg }) => svg));
    expect(fetched(document)).toEqual([]);
    expect([...document.scripts].filter(({ text }) => text.includes('MathJax')).length).toBeGreaterThan(1); // settings and program
    expect(images.map((image) => image.getAttribute('alt'))).toEqual(figures.map(({ sentence }) => sentence));
  });
});

it.runIf(hasChromium || process.env.CI)(
  'webpdf, by the installed Chromium, prints a page',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pdf-'));
    const words = ['-m', 'nbconvert', '--to', 'webpdf', '--output-dir', folder, 'notebooks/00-start-here.ipynb'];
    execFileSync(path.join(root, '.venv/bin/python'), words, { cwd: root, stdio: 'pipe' });
    expect(readFileSync(path.join(folder, '00-start-here.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    rmSync(folder, { recursive: true });
  },
  120_000,
);
