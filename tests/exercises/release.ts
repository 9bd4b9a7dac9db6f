import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../notebooks/notebook';

/** Releases all masters into a folder of its own, as `npm run release` does into exercises/; returns the folder. */
export function releaseAll(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'released-'));
  const words = [
    'tools/run.cjs',
    'release',
    '--db',
    `sqlite:///${path.join(folder, 'gradebook.db')}`,
    `--CourseDirectory.release_directory=${path.join(folder, 'exercises')}`,
  ];
  execFileSync(process.execPath, words, { cwd: root, stdio: 'pipe' });
  return path.join(folder, 'exercises');
}
