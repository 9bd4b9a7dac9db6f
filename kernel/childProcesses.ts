/**
 * What a cell's child processes print by `stdio: 'inherit'` is shown in the cell. By itself it would go to the terminal that Jupyter
 * was started from, past `process.stdout`. And the children of a cell that is stopped end with it.
 */
import childProcess, { type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { cells } from './cells/cells';
import { print } from './cells/output';
import { cutOffIfWanted } from './cutOff';
import { shownAs } from './shownAs';

/** As Node has them in `spawn`, before it has looked at them. */
type Stdio = 'inherit' | 'pipe' | 'ignore' | number | { fd?: number } | null | undefined;
interface SpawnOptions {
  stdio?: Stdio | Stdio[];
  detached?: boolean;
}
interface SpawnableChild extends Omit<ChildProcess, 'stdio' | 'stdout' | 'stderr'> {
  spawn(options: SpawnOptions): unknown;
  stdio?: (Readable | null)[];
  stdout: Readable | null;
  stderr: Readable | null;
}
/** As Node has them in `spawnSync`, after that. */
interface SyncOptions {
  stdio: { type: string; fd?: number; readable?: boolean; writable?: boolean }[];
  maxBuffer?: number;
}
interface SyncBinding {
  spawn(options: SyncOptions): { output: (Uint8Array | null)[] | null };
}

const MOST_AT_ONCE = 64e6; // bytes that a child of spawnSync may print: they are held until its end
const NAMES = [undefined, 'stdout', 'stderr'] as const;
type Name = 'stdout' | 'stderr';

const targetOf = (stdio: Stdio, fd: number) =>
  stdio === 'inherit' ? fd : typeof stdio === 'object' ? stdio?.fd : stdio;

/** Which of the kernel's own streams the child would write to. */
function inherited(stdio: Stdio, fd: number): Name | undefined {
  const target = targetOf(stdio, fd);
  return fd > 0 && typeof target === 'number' ? NAMES[target] : undefined;
}
/** Nobody writes to the kernel's own input: a child that reads it would wait for ever. */
const readsInput = (stdio: Stdio, fd: number) => fd === 0 && targetOf(stdio, fd) === 0;

export function captureChildren(): void {
  const { prototype } = childProcess.ChildProcess as unknown as { prototype: SpawnableChild };
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    const cell = cells.current;
    if (!cell) return spawn.call(this, options);
    const { stdio = 'pipe', detached } = options;
    const wanted = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
    const names = wanted.map(inherited);
    const given = wanted.map((one, fd) => (names[fd] ? 'pipe' : readsInput(one, fd) ? 'ignore' : one));
    const result = spawn.call(this, { ...options, stdio: given });
    names.forEach((name, fd) => {
      const stream = this.stdio?.[fd];
      if (!name || !stream) return;
      stream.setEncoding('utf8').on('data', (text: string) => print(cell, shownAs(name), text));
      if (this.stdio) this.stdio[fd] = null; // as the reader's code expects
      if (fd < NAMES.length) this[NAMES[fd] as Name] = null;
    });
    if (!detached) {
      const end = cells.endWith(cell, () => this.kill());
      this.once('exit', end);
    }
    return result;
  };

  // The three functions that wait for a child, `spawnSync`, `execSync` and `execFileSync`, meet in this one.
  const binding = (process as unknown as { binding(name: 'spawn_sync'): SyncBinding }).binding('spawn_sync');
  const spawnSync = binding.spawn;
  binding.spawn = (options) => {
    const cell = cells.current;
    const asGiven = options.stdio.map(({ type, fd }): Stdio => (type === 'inherit' ? 'inherit' : { fd }));
    const names = asGiven.map(inherited);
    if (!cell) return spawnSync(options);
    const stdio = options.stdio.map((one, i) => {
      if (readsInput(asGiven[i], i)) return { type: 'ignore' };
      return names[i] ? { type: 'pipe', readable: false, writable: true } : one;
    });
    const maxBuffer = names.some(Boolean) ? MOST_AT_ONCE : options.maxBuffer;
    const result = spawnSync({ ...options, stdio, maxBuffer });
    names.forEach((name, i) => {
      const bytes = result.output?.[i];
      if (!name || !result.output || !bytes) return;
      print(cell, shownAs(name), Buffer.from(bytes).toString());
      result.output[i] = null;
    });
    cutOffIfWanted();
    return result;
  };
}
