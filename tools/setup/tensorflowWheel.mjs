import { createHash } from 'node:crypto';
import { accessSync, constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { cacheFolder, venvPython } from './folders.mjs';

/*
 * Builds tfjs-node from package registries only. PyPI's wheel tensorflow-cpu holds the C library and its headers. The addon's two
 * sources are compiled with node-api-headers. Node-API is stable, so one build works with every version of Node.
 * tfjs-node 4.22.0 was made for TensorFlow 2.9.1; 2.15.1 is the last version whose library still works with it.
 */
const NAPI = 8;
const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const ADDON = 'tfjs_binding.node';

/** @param {string} project the project's folder */
const builtFolder = (project) => path.join(cacheFolder(project), 'tfjs-node-4.22.0-tensorflow-2.15.1');

/** @param {string} project the project's folder */
export const isWheelBuilt = (project) => existsSync(builtFolder(project));

/** @param {NodeJS.ProcessEnv} env */
export function findCompiler(env = process.env) {
  const folders = (env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, 'g++')).find(isExecutable);
}

/**
 * Downloads, unpacks and compiles into the cache.
 *
 * @param {string} project the project's folder
 * @param {string} addon the folder of @tensorflow/tfjs-node
 * @param {import('./stage.mjs').Report} report
 */
export async function buildFromWheel(project, addon, report) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the wheel serves Linux on x86_64 only');
  const compiler = findCompiler();
  if (!compiler) throw new Error('there is no g++ to compile with (Debian, Ubuntu: sudo apt install g++)');

  const built = builtFolder(project);
  const partial = `${built}.${createHash('sha256').update(project).digest('hex').slice(0, 8)}.partial`; // a different one for each project
  rmSync(partial, { recursive: true, force: true }); // a set-up that was killed may have left it
  mkdirSync(partial, { recursive: true });
  try {
    report('downloading 207 MB');
    const only = ['--no-deps', '--only-binary=:all:', '--implementation=cp', '--python-version=3.11', '--abi=cp311'];
    const patience = ['--retries=2', '--timeout=20', '--no-cache-dir'];
    const list = path.join(project, 'tools', 'python', 'tensorflow.txt');
    const download = ['-m', 'pip', 'download', ...only, '--platform=manylinux2014_x86_64', ...patience];
    const into = ['-d', path.join(partial, 'wheel'), '--require-hashes', '-r', list];
    await runChild(project, 'the download of PyPI’s wheel', [venvPython(project), ...download, ...into]);

    report('unpacking');
    const unpack = [
      path.join(project, 'tools', 'python', 'unpack_tensorflow.py'),
      path.join(partial, 'wheel'),
      partial,
    ];
    await runChild(project, 'unpacking the wheel', [venvPython(project), ...unpack]);

    report('compiling');
    await runChild(project, 'g++', [compiler, ...compilerArguments(project, addon, partial)]);
    for (const scaffold of ['wheel', 'include']) rmSync(path.join(partial, scaffold), { recursive: true });
    if (!isWheelBuilt(project)) renameSync(partial, built);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * @param {string} project
 * @param {string} addon
 * @param {string} folder
 */
function compilerArguments(project, addon, folder) {
  const headers = path.join(project, 'node_modules', 'node-api-headers', 'include');
  return [
    ...['-O2', '-shared', '-fPIC', '-std=c++17'],
    ...[`-DNAPI_VERSION=${NAPI}`, '-DNODE_GYP_MODULE_NAME=tfjs_binding', '-DBUILDING_NODE_EXTENSION'],
    ...[`-I${headers}`, `-I${path.join(folder, 'include')}`],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((source) => path.join(addon, 'binding', source)),
    ...[`-L${path.join(folder, 'lib')}`, ...LIBRARIES.map((library) => `-l:${library}`)],
    ...['-Wl,-rpath,$ORIGIN/../../deps/lib', '-o', path.join(folder, ADDON)],
  ];
}

/**
 * Puts the built files where @tensorflow/tfjs-node looks for them.
 *
 * @param {string} project the project's folder
 * @param {string} addon the folder of @tensorflow/tfjs-node
 */
export function layIn(project, addon) {
  const built = builtFolder(project);
  for (const library of LIBRARIES)
    linkOrCopy(path.join(built, 'lib', library), path.join(addon, 'deps', 'lib', library));
  linkOrCopy(path.join(built, ADDON), path.join(addon, 'lib', `napi-v${NAPI}`, ADDON));
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  try {
    linkSync(from, to); // a copy would take another 600 MB
  } catch {
    copyFileSync(from, to); // the cache is on another disk or belongs to another user
  }
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
