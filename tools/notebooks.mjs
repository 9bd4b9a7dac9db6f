// `npm run notebooks [-- file.ipynb …]`: executes lessons and solutions in the real kernel and keeps their outputs.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { writeReadmePicture } from './readmePicture.mjs';
import { runPython } from './runPython.mjs';
import { root } from './setup/places.mjs';
import { setUp } from './setup.mjs';

const given = process.argv.slice(2);
const files = ['notebooks', 'solutions'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ipynb') && !file.includes('.ipynb_checkpoints'))
    .map((file) => path.join(folder, file))
    .sort(),
);

await setUp(root, 'course');
process.exitCode = await runPython(root, [
  'nbconvert',
  ...['--to', 'notebook', '--execute', '--inplace'],
  '--ExecutePreprocessor.record_timing=False', // times of day would differ at every run
  '--ExecutePreprocessor.timeout=600',
  ...(given.length > 0 ? given.map((file) => path.resolve(file)) : files),
]);
if (process.exitCode === 0) writeReadmePicture(root);
