import { readdirSync } from 'node:fs';
import path from 'node:path';
import { writeReadmePicture } from '../readmePicture.mjs';
import { runPython } from '../runners/runPython.mjs';

/**
 * Executes notebooks in the TypeScript kernel, saves their outputs, and draws the README's picture from them.
 *
 * @param {string} project the project's folder
 * @param {string[]} words names of notebooks; if there are none, all lessons and solutions are executed
 * @returns {Promise<number>} the exit code
 */
export async function executeNotebooks(project, words) {
  const files = words.length > 0 ? words.map((file) => path.resolve(file)) : lessonsAndSolutions(project);
  const code = await runPython(project, [
    'nbconvert',
    ...['--to', 'notebook', '--execute', '--inplace'],
    '--ExecutePreprocessor.record_timing=False', // times of day would differ at every run
    '--ExecutePreprocessor.timeout=600',
    ...files,
  ]);
  if (code === 0) writeReadmePicture(project);
  return code;
}

/** @param {string} project */
function lessonsAndSolutions(project) {
  return ['notebooks', 'solutions'].flatMap((folder) =>
    readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ipynb') && !file.includes('.ipynb_checkpoints'))
      .map((file) => path.join(folder, file))
      .sort(),
  );
}
