// `npm run feedback -- <assignment>`: a page for each student, with the points, the reasons and the comments.
import { runPython } from './runPython.mjs';
import { orOneClearMessage } from './setup/failure.mjs';
import { root } from './setup/places.mjs';
import { setUp } from './setup.mjs';

process.exitCode = await orOneClearMessage(async () => {
  await setUp(root, 'grading');
  return runPython(root, ['nbgrader', 'generate_feedback', '--force', ...process.argv.slice(2)]);
});
