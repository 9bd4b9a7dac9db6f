// `npm run receive -- <assignment> <folder or zip>`: takes in what a learning platform gives.
import { runPython } from './runPython.mjs';
import { orOneClearMessage } from './setup/failure.mjs';
import { root } from './setup/places.mjs';
import { setUp } from './setup.mjs';

process.exitCode = await orOneClearMessage(async () => {
  await setUp(root, 'grading');
  return runPython(root, ['grading.receive', ...process.argv.slice(2)]);
});
