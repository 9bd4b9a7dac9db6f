// `npm run release [-- options of nbgrader generate_assignment]`: makes exercises/ from the masters in solutions/.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runPython } from './runPython.mjs';
import { root } from './setup/places.mjs';
import { setUp } from './setup.mjs';

await setUp(root, 'course');
const assignments = readdirSync(path.join(root, 'solutions')).sort();
for (const assignment of assignments) {
  const code = await runPython(root, [
    'nbgrader',
    'generate_assignment',
    assignment,
    '--force',
    ...process.argv.slice(2),
  ]);
  if (code !== 0) process.exit(code);
}
