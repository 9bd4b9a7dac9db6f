import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { cachedData, dataSources } from './dataSources.mjs';
import { fetchData } from './fetchData.mjs';
import { isStamped, writeWhole } from './stamp.mjs';

/**
 * Puts Fashion-MNIST's four files into data/fashion-mnist. The stamp holds the sizes and times of the verified files, so a
 * start need not read 30 MB, and a file that has changed is verified again.
 *
 * @param {string} project the project's folder
 * @returns {import('./stage.mjs').Stage}
 */
export function dataStage(project) {
  const files = JSON.parse(readFileSync(path.join(project, 'lib', 'dataset', 'fashionMnistFiles.json'), 'utf8'));
  const into = path.join(project, 'data', 'fashion-mnist');
  const stamp = path.join(into, '.verified');
  return {
    label: 'Fashion-MNIST: 70,000 pictures in data/fashion-mnist',
    isDone: () => isStamped(stamp, sizesAndTimes(files, into)),
    async run(report) {
      rmSync(stamp, { force: true });
      const cameFrom = await fetchData({
        files,
        into,
        sources: dataSources(project),
        cache: cachedData(project),
        report,
      });
      writeWhole(stamp, sizesAndTimes(files, into));
      return cameFrom;
    },
  };
}

/**
 * @param {{ name: string }[]} files
 * @param {string} folder
 */
function sizesAndTimes(files, folder) {
  return JSON.stringify(
    files.map(({ name }) => {
      const stat = statSync(path.join(folder, name), { throwIfNoEntry: false });
      return [name, stat?.size, stat?.mtimeMs];
    }),
  );
}
