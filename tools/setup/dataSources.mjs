import { existsSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { cacheFolder } from './folders.mjs';

/**
 * A source of the data: a local folder, the URL of a folder, or a folder that `unpack` makes.
 *
 * @typedef {object} Source
 * @property {string} name
 * @property {string} [folder]
 * @property {string} [url]
 * @property {(scratch: string) => Promise<string>} [unpack] returns the folder
 * @property {boolean} [isReadersOwn] a damaged file in it is an error; set-up does not try the next source
 * @property {boolean} [isFarAway] its files are kept in the cache
 */

const DEBIAN_FOLDER = 'usr/share/datasets/fashion-mnist';

// The data set's README names both: github.com/zalandoresearch/fashion-mnist.
const MIRRORS = [
  'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
  'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
];

/** @param {string} project the project's folder */
export const cachedData = (project) => path.join(cacheFolder(project), 'fashion-mnist');

/**
 * @param {string} project the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Source[]} nearest first
 */
export function dataSources(project, env = process.env) {
  const own = env.FASHION_MNIST_DIR;
  return [
    ...(own ? [{ name: `FASHION_MNIST_DIR=${own}`, folder: path.resolve(project, own), isReadersOwn: true }] : []),
    { name: `the cache ${cachedData(project)}`, folder: cachedData(project) },
    { name: `Debian's /${DEBIAN_FOLDER}`, folder: `/${DEBIAN_FOLDER}` },
    ...MIRRORS.map((url) => ({ name: url, url, isFarAway: true })),
    ...(hasApt() ? [debianPackage(project)] : []),
  ];
}

const hasApt = () => ['/usr/bin/apt-get', '/usr/bin/dpkg-deb'].every((file) => existsSync(file));

/**
 * The Linux distribution's package. It is only unpacked, not installed, so root is not needed.
 *
 * @param {string} project
 * @returns {Source}
 */
function debianPackage(project) {
  const name = 'dataset-fashion-mnist';
  return {
    name: `the distribution's package ${name}`,
    isFarAway: true,
    async unpack(scratch) {
      // apt may quote a folder's name wrongly, so it downloads into its working directory.
      await runChild(project, `apt-get download ${name}`, ['apt-get', 'download', name], {
        cwd: scratch,
        timeout: 120_000,
      });
      const unpack = ['sh', '-c', 'dpkg-deb -x ./*.deb unpacked'];
      await runChild(project, `dpkg-deb -x ${name}`, unpack, { cwd: scratch });
      return path.join(scratch, 'unpacked', DEBIAN_FOLDER);
    },
  };
}
