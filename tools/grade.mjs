// `npm run grade -- <assignment>`: marks the submissions of an assignment, all of them at once.
import { runPython } from './runPython.mjs';
import { orOneClearMessage } from './setup/failure.mjs';
import { root } from './setup/places.mjs';
import { setUp } from './setup.mjs';

process.exitCode = await orOneClearMessage(async () => {
  await setUp(root, 'grading');
  return runPython(root, ['grading.grade', ...process.argv.slice(2)]);
});
