import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

export interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: string;
  text?: string | string[];
  data?: Record<string, unknown>;
  ename?: string;
}

export interface Cell {
  id: string;
  cell_type: 'code' | 'markdown';
  source: string | string[];
  metadata: { tags?: string[]; nbgrader?: { points?: number } };
  outputs?: Output[];
}

/** All notebooks below a folder of the project, as paths from its root. */
export function notebooksIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ipynb') && !file.includes('.ipynb_checkpoints'))
    .map((file) => path.join(folder, file))
    .sort();
}

export function readCells(file: string): Cell[] {
  return JSON.parse(readFileSync(file, 'utf8')).cells;
}

/**
 * Executes notebooks in the real kernel, each in a process of its own, as `npm run notebooks` does, into a folder of their own. All by
 * one nbconvert, which takes as long to load as some of them to run.
 *
 * @returns the cells of each, in the same order
 */
export function execute(notebooks: string[]): Cell[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'executed-'));
  const words = ['-m', 'nbconvert', '--to', 'notebook', '--execute', '--allow-errors', '--output-dir', folder];
  try {
    execFileSync(path.join(root, '.venv/bin/python'), [...words, ...notebooks.map((file) => path.join(root, file))], {
      cwd: root,
      stdio: 'pipe',
    });
    return notebooks.map((file) => readCells(path.join(folder, path.basename(file))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
