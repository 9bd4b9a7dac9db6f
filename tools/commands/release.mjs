import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runPython } from '../runners/runPython.mjs';

/**
 * Makes each exercise from its master, by `nbgrader generate_assignment`.
 *
 * @param {string} project the project's folder
 * @param {string[]} words options of nbgrader
 * @returns {Promise<number>} the exit code
 */
export async function releaseExercises(project, words) {
  for (const assignment of readdirSync(path.join(project, 'solutions')).sort()) {
    const code = await runPython(project, ['nbgrader', 'generate_assignment', assignment, '--force', ...words]);
    if (code !== 0) return code;
  }
  return 0;
}
