/**
 * Shows in the cell what its child processes print with `stdio: 'inherit'`. Without this it would go past `process.stdout` to the
 * terminal in which Jupyter was started. When a cell is stopped, its child processes are ended, too.
 */
import childProcess, { type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { cells } from './cells/cells';
import { print } from './cells/output';
import { cutOffIfWanted } from './cutOff';
import { shownAs } from './shownAs';

/** One of the streams in the options of `spawn`, as the caller wrote it. */
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
/** The options of `spawnSync`, normalised by Node. */
interface SyncOptions {
  stdio: { type: string; fd?: number; readable?: boolean; writable?: boolean }[];
  maxBuffer?: number;
}
interface SyncBinding {
  spawn(options: SyncOptions): { output: (Uint8Array | null)[] | null };
}

const MOST_AT_ONCE = 64e6; // bytes that a child of spawnSync may print; they are kept in memory until it ends
const NAMES = [undefined, 'stdout', 'stderr'] as const;
type Name = 'stdout' | 'stderr';

const targetOf = (stdio: Stdio, fd: number) =>
  stdio === 'inherit' ? fd : typeof stdio === 'object' ? stdio?.fd : stdio;

/** The kernel's own streams that the child would write to. */
function inherited(stdio: Stdio, fd: number): Name | undefined {
  const target = targetOf(stdio, fd);
  return fd > 0 && typeof target === 'number' ? NAMES[target] : undefined;
}
/** The kernel's own input never gets data, so a child that reads it would wait for ever. */
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

  // `spawnSync`, `execSync` and `execFileSync` all call this function.
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
