import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('papermill gives parameters', () => {
  const notebook = (parameters: string, shown: string) => ({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
    cells: [
      [parameters, 'parameters'],
      [shown, 'shown'],
    ].map(([source, tag]) => ({
      cell_type: 'code',
      id: tag,
      source,
      metadata: { tags: [tag] },
      outputs: [],
      execution_count: null,
    })),
  });
  const start = (parameters: string, shown: string) =>
    writeFileSync(path.join(folder, 'parameters.ipynb'), JSON.stringify(notebook(parameters, shown)));

  it('of every kind', () => {
    start(
      'let epochs = 1;\nlet name = "";\nlet sizes = [1];\nlet deep: any = {};',
      'epochs++; console.log(JSON.stringify([epochs, name, sizes, deep, Object.keys(deep)]))',
    );
    const name = `é "q" \\n $` + `{x} 'a' 😀`;
    const deep = '{ "a": null, "b": [true], "__proto__": { "c": 1 } }';
    const yaml = `{ "name": ${JSON.stringify(name)}, "sizes": [2, 0.5], "deep": ${deep} }`;
    run('papermill', 'parameters.ipynb', 'milled.ipynb', '--no-progress-bar', '-p', 'epochs', '3', '-y', yaml);
    const { cells } = JSON.parse(readFileSync(path.join(folder, 'milled.ipynb'), 'utf8'));
    const shown = cells.at(-1).outputs[0].text.join('');
    expect(JSON.parse(shown)).toEqual([4, name, [2, 0.5], JSON.parse(deep), ['a', 'b', '__proto__']]);
  });

  it('and lists those of a notebook, and refuses what is no name', () => {
    start('const rate: number = 0.1; // the learning rate\nlet name = "a";', '0');
    const help = String(run('papermill', '--help-notebook', 'parameters.ipynb'));
    expect(help).toMatch(/rate: number \(default 0\.1\)\s+the learning rate[\s\S]*name: Unknown type \(default "a"\)/);
    expect(() => run('papermill', 'parameters.ipynb', 'out.ipynb', '-p', 'my-name', '1')).toThrow(
      "Cannot pass the parameter 'my-name': TypeScript has no such names",
    );
  });
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
