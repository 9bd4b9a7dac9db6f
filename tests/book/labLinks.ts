import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const LINK = /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g;

function markdownOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.ipynb')) return text;
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string }[] };
  return cells
    .filter((cell) => cell.cell_type === 'markdown')
    .map((cell) => cell.source)
    .join('\n');
}

/** All links and pictures of the files that JupyterLite shows lead to files that it has. */
export function followLabLinks(site: string): void {
  const files = path.join(site, 'lab', 'files');
  const pages = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(md|ipynb)$/.test(name));
  const links = pages.flatMap((page) =>
    Array.from(markdownOf(path.join(files, page)).matchAll(LINK), ([, to]) => ({ page, to })),
  );
  const ofSite = links.filter(({ to }) => !/^[a-z]+:/.test(to));
  expect(ofSite.length).toBeGreaterThan(100);
  expect(ofSite.filter(({ page, to }) => !existsSync(path.join(files, path.dirname(page), decodeURI(to))))).toEqual([]);
}
