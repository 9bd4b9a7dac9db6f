import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from './kernelClient';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'notebooks-'));
  const cell = (source: string, tags: string[] = []) => ({
    cell_type: 'code',
    id: `c${source.length}`,
    source,
    metadata: { tags },
    outputs: [],
    execution_count: null,
  });
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
    cells: [
      cell('const x: number = 20;'),
      cell('throw new Error("on purpose");', ['raises-exception']),
      cell('x * 2 + 2'),
    ],
  };
  writeFileSync(path.join(folder, 'notebook.ipynb'), JSON.stringify(notebook));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bin = (name: string) => path.join(projectRoot, '.venv/bin', name);
const run = (command: string, ...args: string[]) => execFileSync(bin(command), args, { cwd: folder, stdio: 'pipe' });
function expectExecuted(file: string) {
  const { cells } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  expect(cells.map((cell: { execution_count: number }) => cell.execution_count)).toEqual([1, 2, 3]);
  expect(cells[1].outputs[0]).toMatchObject({ output_type: 'error', ename: 'Error', evalue: 'on purpose' });
  expect(cells[2].outputs[0]).toMatchObject({ output_type: 'execute_result', data: { 'text/plain': ['42'] } });
}

it('nbconvert executes a notebook', () => {
  run('jupyter', 'nbconvert', '--to', 'notebook', '--execute', 'notebook.ipynb', '--output', 'converted.ipynb');
  expectExecuted('converted.ipynb');
});

it('papermill executes it, and says what was thrown', () => {
  expect(() => run('papermill', 'notebook.ipynb', 'milled.ipynb', '--no-progress-bar')).toThrow('on purpose');
  const { cells } = JSON.parse(readFileSync(path.join(folder, 'milled.ipynb'), 'utf8'));
  const own = cells.filter((cell: { id: string }) => /^c\d+$/.test(cell.id)); // papermill adds some of its own
  expect(own.map((cell: { execution_count: number | null }) => cell.execution_count)).toEqual([1, 2, 3]);
  expect(own[1].outputs[0]).toMatchObject({ output_type: 'error', ename: 'Error', evalue: 'on purpose' });
});

it('nbclient executes it over unix sockets', () => {
  const program = `
import nbformat
from nbclient import NotebookClient
from jupyter_client import KernelManager
notebook = nbformat.read("notebook.ipynb", as_version=4)
manager = KernelManager(kernel_name="tslab", transport="ipc")
NotebookClient(notebook, km=manager).execute()
nbformat.write(notebook, "over-ipc.ipynb")
`;
  run('python', '-c', program);
  expectExecuted('over-ipc.ipynb');
});
