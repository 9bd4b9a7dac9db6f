import { dataStage } from './setup/data.mjs';
import { findPython } from './setup/findPython.mjs';
import { venvPython } from './setup/folders.mjs';
import { configureJupyter } from './setup/jupyter.mjs';
import { kernelStage } from './setup/kernelBuild.mjs';
import { packagesStage } from './setup/npmPackages.mjs';
import { pythonStage } from './setup/pythonPackages.mjs';
import { withLock } from './setup/setupLock.mjs';
import { runStage } from './setup/stage.mjs';
import { tensorflowStage } from './setup/tensorflow.mjs';

/**
 * The lists of Python packages that each purpose needs.
 *
 * @type {Record<import('./setup/pythonPackages.mjs').Purpose, import('./setup/pythonPackages.mjs').Purpose[]>}
 */
const LISTS = {
  course: ['course'],
  grading: ['course', 'grading'],
  book: ['course', 'book'],
  tests: ['course', 'grading', 'book', 'tests'],
};

/**
 * Runs the stages of set-up that are not done yet. Prints nothing if all are done. All that it writes, it writes while no other
 * set-up of this project runs.
 *
 * @param {string} project the project's folder
 * @param {import('./setup/pythonPackages.mjs').Purpose} purpose
 * @param {(project: string) => void} [prepare] writes more files that several commands share
 */
export async function setUp(project, purpose, prepare) {
  const stages = [
    packagesStage(project),
    ...LISTS[purpose].map((list) => pythonStage(project, list)),
    kernelStage(project),
    tensorflowStage(project),
    dataStage(project),
  ];
  const python = (await undone(stages)).length > 0 ? findPython() : venvPython(project);
  await withLock(project, python, async () => {
    for (const stage of stages) if (!(await stage.isDone())) await runStage(stage);
    await configureJupyter(project);
    prepare?.(project);
  });
}

/** @param {import('./setup/stage.mjs').Stage[]} stages */
async function undone(stages) {
  const done = await Promise.all(stages.map((stage) => stage.isDone()));
  return stages.filter((_, index) => !done[index]);
}
