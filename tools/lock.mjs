// `npm run lock`: compiles tools/python's lists to exact versions with hashes, for every Python from 3.10 and platform.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './setup/places.mjs';

const options = ['--quiet', '--universal', '--python-version=3.10', '--generate-hashes', '--no-header'];

for (const list of ['course', 'grading', 'tests']) {
  const compile = ['pip', 'compile', ...options, `${list}.in`, `--output-file=${list}.txt`];
  const { status, error } = spawnSync('uv', compile, { cwd: path.join(root, 'tools', 'python'), stdio: 'inherit' });
  if (error) console.error('✗ There is no uv. Install it (pip install uv), then run again.');
  if (status !== 0) process.exit(1);
}
