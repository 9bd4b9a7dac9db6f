import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');

/** The program of another Node, from npm's packages of its binaries; kept in the cache. */
export function fetchNode(version: string): string {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = path.join(root, '.cache', `node-${version}`);
  const node = path.join(folder, 'node_modules', name, 'bin', 'node');
  if (!existsSync(node)) execFileSync('npm', ['install', '--no-save', '--prefix', folder, `${name}@${version}`]);
  return node;
}
