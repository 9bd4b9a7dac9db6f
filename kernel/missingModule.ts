/** What a reader can do about a module that is not there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { requireFromRoot, root } from './kernelFolders';

/** The name of a package, as npm takes it, at the beginning of a module's name: `lodash` of `lodash/fp`. */
const PACKAGE = /^(?:@[a-z\d~][a-z\d._~-]*\/)?[a-z\d~][a-z\d._~-]*(?=\/|$)/;

export function missingModule(name: string): string {
  if (name.startsWith('node:')) return 'Node has no such module.';
  if (name.startsWith('#'))
    return `The course has ${Object.keys(requireFromRoot('./package.json').imports).join(', ')}.`;
  if (/^[a-z]+:/i.test(name)) return 'A cell imports files and installed packages, not addresses.';
  const [found] = PACKAGE.exec(name) ?? [];
  if (!found || existsSync(path.join(root, 'node_modules', found))) return '';
  return `Install it first, in the course's folder: npm install ${found}`;
}
