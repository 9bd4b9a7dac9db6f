// `npm run marks -- <assignment>`: the marks as files that other systems read.
import { runPython } from './runPython.mjs';
import { orOneClearMessage } from './setup/failure.mjs';
import { root } from './setup/places.mjs';
import { setUp } from './setup.mjs';

process.exitCode = await orOneClearMessage(async () => {
  await setUp(root, 'grading');
  return runPython(root, ['grading.marks', ...process.argv.slice(2)]);
});
