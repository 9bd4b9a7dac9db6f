import { dataStage } from './setup/data.mjs';
import { findPython } from './setup/findPython.mjs';
import { configureJupyter } from './setup/jupyter.mjs';
import { kernelStage } from './setup/kernelBuild.mjs';
import { packagesStage } from './setup/npmPackages.mjs';
import { pythonStage } from './setup/pythonPackages.mjs';
import { withLock } from './setup/setupLock.mjs';
import { runStage } from './setup/stage.mjs';
import { tensorflowStage } from './setup/tensorflow.mjs';

/** Lists of Python packages. Each purpose needs its own list and those before it. */
const LISTS = /** @type {const} */ (['course', 'grading', 'tests']);

/**
 * Runs the stages of set-up that are not done yet. Prints nothing if all are done.
 *
 * @param {string} project the project's folder
 * @param {'course' | 'grading' | 'tests'} purpose each one also needs the lists of those before it
 */
export async function setUp(project, purpose) {
  const stages = [
    packagesStage(project),
    ...LISTS.slice(0, LISTS.indexOf(purpose) + 1).map((list) => pythonStage(project, list)),
    kernelStage(project),
    tensorflowStage(project),
    dataStage(project),
  ];
  if ((await undone(stages)).length > 0) {
    await withLock(project, findPython(), async () => {
      for (const stage of stages) if (!(await stage.isDone())) await runStage(stage);
    });
  }
  configureJupyter(project);
}

/** @param {import('./setup/stage.mjs').Stage[]} stages */
async function undone(stages) {
  const done = await Promise.all(stages.map((stage) => stage.isDone()));
  return stages.filter((_, index) => !done[index]);
}
