import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebooksIn, readCells, root } from './notebook';

const lessons = notebooksIn('notebooks');
const joined = (text: unknown) => [text ?? ''].flat().join('');
const svgOf = (address: string) => Buffer.from(address.split(',')[1], 'base64').toString();

const KINDS = { html: '.html', slides: '.slides.html' };

/** As on GitHub: of a figure's three forms a page without plotly shows the SVG. */
describe.each(Object.entries(KINDS))('%s, by jupyter nbconvert', (kind, ending) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'html-'));
    const words = ['-m', 'nbconvert', '--to', kind, '--output-dir', folder, ...lessons];
    execFileSync(path.join(root, '.venv/bin/python'), words, { cwd: root, stdio: 'pipe' });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(lessons)('shows each figure of %s as committed, with its sentence for those who cannot see it', (lesson) => {
    const figures = readCells(path.join(root, lesson))
      .flatMap(({ outputs = [] }) => outputs)
      .filter(({ data }) => data?.['image/svg+xml'])
      .map(({ data = {} }) => ({ svg: joined(data['image/svg+xml']), sentence: joined(data['text/plain']) }));
    const page = readFileSync(path.join(folder, `${path.basename(lesson, '.ipynb')}${ending}`), 'utf8');
    const images = [...new JSDOM(page).window.document.querySelectorAll('img[src^="data:image/svg+xml;base64,"]')];
    expect(images.map((image) => svgOf(image.getAttribute('src') ?? ''))).toEqual(figures.map(({ svg }) => svg));
    expect(images.map((image) => image.getAttribute('alt'))).toEqual(figures.map(({ sentence }) => sentence));
  });
});
