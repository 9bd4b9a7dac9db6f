import path from 'node:path';
import { runChild } from './child.mjs';
import { wordsOf } from './failure.mjs';

const FIVE_MINUTES = 300_000;

/**
 * Runs the install script of @tensorflow/tfjs-node, which downloads the library. npm does not run it: .npmrc forbids scripts.
 *
 * @param {string} project the project's folder
 * @param {string} addon the folder of @tensorflow/tfjs-node
 */
export async function runInstallScript(project, addon) {
  await reachDownloads(process.env);
  const bin = path.join(project, 'node_modules', '.bin');
  await runChild(project, 'its own install script', [process.execPath, path.join('scripts', 'install.js')], {
    cwd: addon,
    env: { PATH: [bin, process.env.PATH].join(path.delimiter) },
    timeout: FIVE_MINUTES,
  });
}

/**
 * Fails at once if the script's server cannot be reached, because the script would wait for minutes. If there is a proxy, this
 * is not checked: only the script uses the proxy.
 *
 * @param {NodeJS.ProcessEnv} env
 */
async function reachDownloads(env) {
  if (env.HTTPS_PROXY || env.https_proxy) return;
  const server = env.TFJS_NODE_CDN_STORAGE || env.CDN_STORAGE || 'https://storage.googleapis.com/';
  try {
    await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
  } catch (error) {
    throw new Error(`its download cannot be reached (${wordsOf(error).split(' ').at(-1)})`);
  }
}

const MULTIPLY = `
  const util = require('node:util');
  util.isNullOrUndefined ??= (value) => value == null; // tfjs-node 4.22.0 calls it; Node 23 removed it
  const tf = require('@tensorflow/tfjs-node');
  const product = tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])).arraySync();
  if (tf.getBackend() !== 'tensorflow' || String(product) !== '3,3,3,3') process.exit(1);
`;

/**
 * Loads the native library in another process, and multiplies two matrices.
 *
 * @param {string} project the project's folder
 * @throws when this fails
 */
export async function isNativeWorking(project) {
  const env = { TF_CPP_MIN_LOG_LEVEL: '2' };
  await runChild(project, 'loading the native library', [process.execPath, '-e', MULTIPLY], { env, timeout: 60_000 });
}
