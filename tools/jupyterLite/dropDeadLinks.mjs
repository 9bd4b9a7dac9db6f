import { existsSync } from 'node:fs';
import path from 'node:path';
import { rewriteFiles } from '../setup/rewriteFiles.mjs';

const LINK = /\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)/g;

/**
 * Leaves the text of links in Markdown pages where JupyterLite has no such file: it would only say that the path does not exist.
 *
 * @param {string} folder of what JupyterLite shows
 */
export function dropDeadLinks(folder) {
  rewriteFiles(folder, '.md', (page, place) =>
    page.replace(LINK, (whole, text, to) => {
      const leads = /^[a-z]+:/.test(to) || existsSync(path.resolve(path.dirname(place), to));
      return leads ? whole : text;
    }),
  );
}
