import { readFileSync } from 'node:fs';
import path from 'node:path';
import { helpText } from './commands/help.mjs';
import { lintAlone } from './commands/lint.mjs';
import { executeNotebooks } from './commands/notebooks.mjs';
import { pinPythonPackages, requireUv } from './commands/pinPythonPackages.mjs';
import { releaseExercises } from './commands/release.mjs';
import { giveCopy, openCourse, openProject, requireFreePort } from './commands/start.mjs';
import { runTests } from './commands/test.mjs';
import { runPython } from './runners/runPython.mjs';

/** nbgrader, Dask and Sphinx 9 have no release for an older Python. */
const PYTHON_FOR_ALL = '3.11';

/**
 * All commands of the project. Each has a script of the same name in package.json.
 *
 * @type {Record<string, import('./commands/Command.mjs').Command>}
 */
export const COMMANDS = {
  help: {
    does: 'Says what each command does.',
    run: async (project) => {
      const { scripts } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
      console.log(helpText(Object.fromEntries(Object.entries(COMMANDS).filter(([name]) => name in scripts))));
      return 0;
    },
  },
  start: {
    does: 'Opens JupyterLab on the first lesson, in your own copy of the course.',
    words: '[options of jupyter lab]',
    needs: 'course',
    precondition: requireFreePort,
    prepare: giveCopy,
    run: openCourse,
  },
  test: {
    does: 'Lints, then runs all tests; or runs only the test files that you name.',
    words: '[files and options of vitest]',
    needs: 'tests',
    run: runTests,
  },
  lint: {
    does: 'Checks format, style, types, spelling and Markdown, and changes no file.',
    needs: 'tests',
    run: lintAlone,
  },
  notebooks: {
    does: 'Executes the lessons and solutions, or the files that you name, and saves their outputs.',
    words: '[file.ipynb …]',
    needs: 'course',
    run: executeNotebooks,
  },
  teach: {
    does: "Opens JupyterLab on the whole project, with nbgrader's menus: for instructors and contributors.",
    words: '[options of jupyter lab]',
    needs: 'grading',
    oldestPython: PYTHON_FOR_ALL,
    precondition: requireFreePort,
    run: openProject,
  },
  release: {
    does: 'Makes exercises/ from the masters in solutions/; with --students, then the course without them.',
    words: '[--students <folder or zip>] [options of nbgrader generate_assignment]',
    needs: 'course',
    oldestPython: PYTHON_FOR_ALL,
    run: releaseExercises,
  },
  receive: {
    does: 'Sorts the files that a learning platform gives into submitted/.',
    words: '<assignment> <folder or zip>',
    needs: 'grading',
    oldestPython: PYTHON_FOR_ALL,
    run: python('grading.receive'),
  },
  grade: {
    does: 'Marks the submissions of an assignment, several at once.',
    words: '<assignment>',
    needs: 'grading',
    oldestPython: PYTHON_FOR_ALL,
    run: python('grading.grade'),
  },
  feedback: {
    does: 'Writes a page for each student: points, reasons and comments.',
    words: '<assignment> [--roster class.csv]',
    needs: 'grading',
    oldestPython: PYTHON_FOR_ALL,
    run: python('grading.give_feedback'),
  },
  marks: {
    does: 'Exports the marks of an assignment for spreadsheets and platforms, with an analysis of what the class found hard.',
    words: '<assignment> [--roster class.csv]',
    needs: 'grading',
    oldestPython: PYTHON_FOR_ALL,
    run: python('grading.export_marks'),
  },
  similar: {
    does: 'Lists pairs of students whose code for an assignment resembles each other.',
    words: '<assignment> [--at-least 0.8]',
    needs: 'grading',
    oldestPython: PYTHON_FOR_ALL,
    run: python('grading.similar'),
  },
  site: {
    does: 'Makes the book of lessons and exercises and JupyterLite, in which they run: static files in site/.',
    needs: 'book',
    oldestPython: PYTHON_FOR_ALL,
    run: async (project) => (await import('./commands/site.mjs')).buildSite(project), // it needs esbuild
  },
  bench: {
    does: 'Measures the course beside PyTorch and numpy, and writes bench/results.md.',
    words: '[--quick] [--json]',
    needs: 'tests',
    oldestPython: PYTHON_FOR_ALL,
    run: async (_project, words) => (await import('../bench/run.mjs')).runBench(words), // loads lib, so only after set-up
  },
  lock: {
    does: 'Pins the Python packages that tools/python names to exact versions with hashes.',
    precondition: requireUv,
    run: pinPythonPackages,
  },
};

/**
 * A command that is a Python module.
 *
 * @param {...string} module its name and its first arguments
 * @returns {import('./commands/Command.mjs').Command['run']}
 */
function python(...module) {
  return (project, words) => runPython(project, [...module, ...words]);
}
