/* Starts PyTorch and NumPy in a separate Python process, which answers each line of input with one line. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findPython } from '../tools/setup/findPython.mjs';
import { root } from '../tools/setup/folders.mjs';

/**
 * A Python with the packages of bench.txt: the one in BENCH_PYTHON, otherwise .cache/bench-venv, which is made if it is missing.
 *
 * @returns {string}
 */
function contendersPython() {
  if (process.env.BENCH_PYTHON) return process.env.BENCH_PYTHON;
  const venv = path.join(root, '.cache', 'bench-venv');
  const python = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const complete = path.join(venv, '.complete');
  if (existsSync(complete)) return python;
  console.log('PyTorch goes to .cache/bench-venv: some 2 GB to load, once; BENCH_PYTHON names a Python that has it');
  rmSync(venv, { recursive: true, force: true });
  run(findPython(), ['-m', 'venv', venv]);
  const requirements = path.join(root, 'bench', 'python', 'bench.txt');
  run(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--require-hashes', '-r', requirements]);
  writeFileSync(complete, '');
  return python;
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`Cannot set up PyTorch: ${command} ${args.join(' ')} ended with ${status}`);
}

/** Starts the contenders. `ask` runs some training steps and returns their duration in seconds. */
export async function startContenders() {
  const folder = process.env.FASHION_MNIST_DIR || path.join(root, 'data', 'fashion-mnist');
  const child = spawn(contendersPython(), [path.join(root, 'bench', 'contenders.py'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('Cannot measure PyTorch: its process ended; its output is above');
    return JSON.parse(value);
  };
  const { versions } = await answer();
  return {
    /** @type {Record<string, string>} */ versions,
    /** @param {string} contender @param {number} batchSize @param {number} steps @returns {Promise<number>} */
    async ask(contender, batchSize, steps) {
      child.stdin.write(`${JSON.stringify({ contender, batchSize, steps })}\n`);
      return (await answer()).seconds;
    },
    stop: () => child.stdin.end(),
  };
}
