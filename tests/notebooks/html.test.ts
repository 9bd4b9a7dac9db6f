import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebooksIn, readCells, root } from './notebook';

const lessons = notebooksIn('notebooks');
const svgOf = (address: string) => Buffer.from(address.split(',')[1], 'base64').toString();

/** As on GitHub: of a figure's three forms a page without plotly shows the SVG. */
describe('plain HTML, by jupyter nbconvert', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'html-'));
    const words = ['-m', 'nbconvert', '--to', 'html', '--output-dir', folder, ...lessons];
    execFileSync(path.join(root, '.venv/bin/python'), words, { cwd: root, stdio: 'pipe' });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(lessons)('shows each figure of %s as committed', (lesson) => {
    const committed = readCells(path.join(root, lesson))
      .flatMap(({ outputs = [] }) => outputs)
      .map(({ data }) => [data?.['image/svg+xml'] ?? ''].flat().join(''))
      .filter(Boolean);
    const page = readFileSync(path.join(folder, `${path.basename(lesson, '.ipynb')}.html`), 'utf8');
    const shown = [...page.matchAll(/src="(data:image\/svg\+xml;base64,[^"]+)"/g)].map(([, address]) => svgOf(address));
    expect(shown).toEqual(committed);
  });
});
