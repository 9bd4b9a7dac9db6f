import { rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { hashOf, readIfThere, writeWhole } from './stamp.mjs';
import { isNativeWorking, runInstallScript } from './tensorflowScript.mjs';
import { buildFromWheel, findCompiler, isWheelBuilt, layIn } from './tensorflowWheel.mjs';

/**
 * Installs native TensorFlow for TensorFlow.js with the package's install script, otherwise from PyPI's wheel. If neither works,
 * lib/tensorflow.ts uses WebAssembly. With SOFTMAX_BACKEND=wasm or cpu the library is not installed. With
 * SOFTMAX_BACKEND=tensorflow it is an error if the library cannot be installed.
 *
 * @param {string} project the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./stage.mjs').Stage}
 */
export function tensorflowStage(project, env = process.env) {
  const forced = env.SOFTMAX_BACKEND || undefined;
  const addon = path.join(project, 'node_modules', '@tensorflow', 'tfjs-node');
  const stamp = path.join(addon, '.native');
  const list = path.join(project, 'tools', 'python', 'tensorflow.txt');
  return {
    label: 'TensorFlow.js: the native library',
    isDone() {
      const [hash, compiler, outcome] = (readIfThere(stamp) ?? '').split('\n');
      if (forced === 'wasm' || forced === 'cpu') return outcome !== undefined;
      if (hash !== hashOf(list)) return false;
      if (outcome.startsWith('native')) return true;
      // If a compiler was missing and is installed now, set-up tries again.
      return forced !== 'tensorflow' && compiler === String(findCompiler(env));
    },
    async run(report) {
      rmSync(stamp, { force: true });
      if (forced === 'wasm' || forced === 'cpu') {
        writeWhole(stamp, 'not tried\n\nleft out');
        return `left out, SOFTMAX_BACKEND asks for ${forced}`;
      }
      const outcome = await installNative(project, addon, report);
      if (forced === 'tensorflow' && !outcome.startsWith('native')) {
        throw new Failure(
          `Native TensorFlow cannot be installed here, and SOFTMAX_BACKEND=tensorflow insists on it: ${outcome}`,
          'Unset SOFTMAX_BACKEND to go on with WebAssembly, or remove the cause and run again.',
        );
      }
      writeWhole(stamp, [hashOf(list), String(findCompiler(env)), outcome].join('\n'));
      return outcome;
    },
  };
}

/**
 * @param {string} project
 * @param {string} addon the folder of @tensorflow/tfjs-node
 * @param {import('./stage.mjs').Report} report
 * @returns {Promise<string>} which way was used, and why
 */
async function installNative(project, addon, report) {
  const ways = [
    {
      name: 'native, by its own install script',
      isOpen: !isWheelBuilt(project),
      install: () => runInstallScript(project, addon),
    },
    {
      name: 'native, from the PyPI wheel tensorflow-cpu 2.15.1',
      isOpen: true,
      install: async () => {
        if (!isWheelBuilt(project)) await buildFromWheel(project, addon, report);
        layIn(project, addon);
      },
    },
  ];
  const reasons = [];
  for (const { name, isOpen, install } of ways) {
    if (!isOpen) continue;
    try {
      clear(addon);
      await install();
      await isNativeWorking(project);
      return [name, ...reasons].join(', since ');
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (/disk is full/.test(error.message)) throw error;
      reasons.push(error.message);
    }
  }
  clear(addon);
  return `WebAssembly, since ${reasons.join(', and ')}`;
}

/** @param {string} addon removes the remains of a failed or killed attempt: they would look like the whole library */
function clear(addon) {
  for (const name of ['deps', 'lib']) rmSync(path.join(addon, name), { recursive: true, force: true });
}
