import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './kernelClient';

/** A project with this kernel and these packages, and files of its own. */
export class TemporaryProject {
  readonly root = mkdtempSync(path.join(tmpdir(), 'project-'));

  constructor(files: Record<string, string>) {
    cpSync(path.join(projectRoot, 'kernel'), path.join(this.root, 'kernel'), { recursive: true });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(this.root, 'node_modules'));
    const imports = { '#lib': './lib/index.ts', '#checks': './checks/index.ts' };
    this.write({ 'package.json': JSON.stringify({ imports }), ...files });
  }

  /** @param files Contents by path. */
  write(files: Record<string, string>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), content);
    }
  }

  path(name: string): string {
    return path.join(this.root, name);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
