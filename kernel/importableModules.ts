/** What a cell on Node can import by name: #lib and the like, packages of the course, Node's modules. */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { root } from './kernelFolders';

export function importableModules(): string[] {
  const { imports = {}, dependencies = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    imports?: Record<string, string>;
    dependencies?: Record<string, string>;
  };
  const packages = Object.keys(dependencies).filter((name) => !dependencies[name].startsWith('file:')); // stand-ins
  const builtin = builtinModules.filter((name) => !name.startsWith('_') && !name.startsWith('node:'));
  return [...Object.keys(imports), ...packages, ...builtin.map((name) => `node:${name}`)];
}
