import { existsSync } from 'node:fs';
import path from 'node:path';

const LINK = /(!?)\[([^\]]*)\]\(([^)\s#]*)(#[^)\s]*)?\)/g;

/**
 * Makes the links of a page fit for the book. The README's place is taken by the page on how to run the course. A file of `lib`
 * gets a page of its own. What the book does not have, such as another README, stays as text.
 *
 * @param {string} markdown
 * @param {string} page from the project's folder
 * @param {string} project the project's folder
 * @param {Set<string>} pages of the book
 * @param {Set<string>} sources takes the files of `lib` that are linked
 */
export function fitLinks(markdown, page, project, pages, sources) {
  return markdown.replace(LINK, (whole, picture, text, to, anchor = '') => {
    if (picture || to === '' || /^[a-z]+:/.test(to)) return whole;
    const target = path.posix.join(path.posix.dirname(page), to);
    const toTop = path.posix.relative(path.posix.dirname(page), '.') || '.';
    if (target === 'README.md') return `[${text}](${toTop}/run.md)`;
    if (pages.has(target)) return whole;
    if (!target.startsWith('lib/') || !existsSync(path.join(project, target))) return text;
    sources.add(target);
    return `[${text}](${toTop}/${sourcePage(target)}${anchor})`;
  });
}

/** @param {string} file of `lib` */
export const sourcePage = (file) => file.replace(/\.ts$/, '.md');
