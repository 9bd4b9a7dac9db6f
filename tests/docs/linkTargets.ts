import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCells, root } from '../notebooks/notebook';

/** The Markdown of a page, or of all cells of a notebook. */
export function proseOf(file: string): string {
  if (file.endsWith('.md')) return readFileSync(path.join(root, file), 'utf8');
  return readCells(path.join(root, file))
    .filter((cell) => cell.cell_type === 'markdown')
    .map((cell) => [cell.source].flat().join(''))
    .join('\n\n');
}

/** The links of a text that lead nowhere in a folder: no such file, or no such heading in it. Other sites are not asked. */
export function brokenLinks(file: string, text: string, folder = root): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:href|src)="([^"]+)"/g)].map(
    ([, inText, inHtml]) => inText ?? inHtml,
  );
  return targets.filter((target) => {
    if (/^(https?|mailto):/.test(target)) return false;
    const [name, anchor] = target.split('#');
    const place = name ? path.join(path.dirname(file), decodeURI(name)) : file;
    if (name && !existsSync(path.join(folder, place))) return true;
    if (!anchor) return false;
    return !anchorsOf(name ? proseOf(place) : text).has(decodeURIComponent(anchor).toLowerCase());
  });
}

const NAMED_FILE = /`((?:lib|checks|kernel|tools|tests|grading|bench|docs)\/[\w./-]+\.\w+)`/g;

/** Files of the project that a text names as code, such as `lib/nllLoss.ts`, and that are not there. */
export function missingFiles(text: string): string[] {
  return [...text.matchAll(NAMED_FILE)].map(([, name]) => name).filter((name) => !existsSync(path.join(root, name)));
}

/** Files of the project that a text names as code without a link that opens them: the place from `file`, nothing else. */
export function unlinkedFiles(file: string, text: string): string[] {
  const names = [...text.matchAll(NAMED_FILE)];
  const unlinked = names.filter(({ 0: quoted, 1: name, index }) => {
    const place = path.relative(path.dirname(file), name).replaceAll(path.sep, '/');
    const link = `[${quoted}](${place})`;
    return !text.startsWith(link, index - 1);
  });
  return unlinked.map(([, name]) => name);
}

/** A heading's anchor: GitHub writes it in lower case and without punctuation, JupyterLab as it stands; both with hyphens. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.trim().toLowerCase());
  return new Set(
    headings.flatMap((heading) => [
      heading.replace(/ /g, '-'),
      heading.replace(/[^\p{L}\p{N}_ -]/gu, '').replace(/ /g, '-'),
    ]),
  );
}
