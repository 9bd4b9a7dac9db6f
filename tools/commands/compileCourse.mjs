import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '../setup/childEnvironment.mjs';
import { venvPython } from '../setup/folders.mjs';
import { hashOf, isStamped, writeWhole } from '../setup/stamp.mjs';

const NOTEBOOK = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
  cells: [
    {
      ...{ id: 'import', cell_type: 'code', metadata: {}, execution_count: null, outputs: [] },
      source: "import '#lib';\nimport '#checks';",
    },
  ],
};

/**
 * Starts a kernel beside JupyterLab that imports lib and checks, if they have changed since they were last compiled. The kernel
 * keeps what it compiles, so the reader's first import takes two seconds instead of six. If this fails, the reader's own import
 * compiles them.
 *
 * @param {string} project the project's folder
 */
export function compileCourse(project) {
  const stamp = path.join(project, '.cache', 'kernel', 'course-compiled');
  const inputs = hashOf(...sourcesOf(project));
  if (isStamped(stamp, inputs)) return;
  const child = spawn(venvPython(project), ['-m', 'nbconvert', '--to=notebook', '--execute', '--stdin', '--stdout'], {
    cwd: project,
    env: childEnvironment(project),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => {});
  child.stdin.end(JSON.stringify(NOTEBOOK));
  child.on('close', (code) => {
    if (code === 0) writeWhole(stamp, inputs);
  });
  process.on('exit', () => child.kill());
}

/** @param {string} project */
function sourcesOf(project) {
  const inFolders = ['lib', 'checks', 'kernel'].flatMap((folder) =>
    readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|cjs|json)$/.test(name))
      .map((name) => path.join(project, folder, name)),
  );
  return [...inFolders.sort(), path.join(project, 'package-lock.json')].filter((file) => existsSync(file));
}
