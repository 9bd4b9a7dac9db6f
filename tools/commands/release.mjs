import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runPython } from '../runners/runPython.mjs';
import { Failure } from '../setup/failure.mjs';
import { makeStudentsFolder } from './studentsFolder.mjs';

/**
 * Makes each exercise from its master with `nbgrader generate_assignment`. With `--students <folder or zip>` it then makes the
 * course for students, too.
 *
 * @param {string} project the project's folder
 * @param {string[]} words `--students` with its target, and options of nbgrader
 * @returns {Promise<number>} the exit code
 */
export async function releaseExercises(project, words) {
  const at = words.indexOf('--students');
  if (at < 0) return generateAssignments(project, words);
  const [, target] = words.slice(at);
  if (!target)
    throw new Failure('`--students` names no folder.', 'Write: npm run release -- --students <folder or zip>');
  const code = await generateAssignments(
    project,
    words.filter((_, i) => i !== at && i !== at + 1),
  );
  return code || makeStudentsFolder(project, target);
}

/**
 * @param {string} project
 * @param {string[]} words options of nbgrader
 */
async function generateAssignments(project, words) {
  for (const assignment of readdirSync(path.join(project, 'solutions')).sort()) {
    const code = await runPython(project, ['nbgrader', 'generate_assignment', assignment, '--force', ...words]);
    if (code !== 0) return code;
  }
  return 0;
}
