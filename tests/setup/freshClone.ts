import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/** A program that was started in a clone, in a process group of its own. */
export interface Running {
  process: ChildProcess;
  /** All that it printed. */
  printed: () => string;
  /** Resolves to its exit code. */
  ended: Promise<number | null>;
  /** Ends it and all that it started, at once. */
  kill: () => void;
}

/** A fresh clone of this project. It belongs to an ordinary user with a read-only home; its path has Hebrew letters and a space. */
export class FreshClone {
  readonly folder: string;
  readonly home: string;
  private readonly parent = mkdtempSync(path.join(tmpdir(), 'softmax-'));

  constructor(root: string) {
    this.folder = path.join(this.parent, 'שיעור ראשון', 'softmax notebooks');
    this.home = path.join(this.parent, 'home');
    execFileSync('git', ['-c', 'safe.directory=*', 'clone', '--quiet', root, this.folder]);
    mkdirSync(this.home);
    if (isRoot) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, this.parent]);
    chmodSync(this.home, 0o555);
  }

  /** `npm start -- --no-browser …`; without a network where `offline`, and then npm does not try each of 590 packages three times. */
  start(port: number, { offline = false } = {}): Running {
    const network = offline ? ['unshare', isRoot ? '--net' : '--map-root-user', '--net'] : [];
    const command = [
      ...network,
      ...(isRoot ? asNobody : []),
      'npm',
      'start',
      '--',
      '--no-browser',
      '--port',
      `${port}`,
    ];
    const env = { ...this.environment(), ...(offline && { npm_config_fetch_retries: '0' }) };
    const child = spawn(command[0], command.slice(1), { cwd: this.folder, env, detached: true });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        printed += text;
      });
    }
    return {
      process: child,
      printed: () => printed,
      ended: new Promise((resolve) => child.on('close', resolve)),
      kill: () => killQuietly(-(child.pid ?? 0)),
    };
  }

  /** Kills only the set-up process; what it started runs on. */
  killSetUpAlone(): void {
    killQuietly(Number(readFileSync(path.join(this.folder, '.cache', 'setup.lock'), 'utf8')));
  }

  /** The environment of a new login, without the npm, the caches and the .venv of this test. */
  private environment(): NodeJS.ProcessEnv {
    const foreign = /^(npm_|XDG_|PYTHON|VIRTUAL_ENV|JUPYTER|IPYTHON|VITEST|TEST|NODE_ENV|INIT_CWD|CI$)/i;
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
    const PATH = isRoot ? [path.dirname(process.execPath), '/usr/local/bin:/usr/bin:/bin'].join(':') : own.PATH;
    return { ...own, PATH, HOME: this.home };
  }

  remove(): void {
    chmodSync(this.home, 0o755);
    rmSync(this.parent, { recursive: true, force: true });
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
