import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const inRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Begins with the folders whose files take longest, so that no single file runs alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) =>
      /\/tests\/(book|mutation|notebooks|checks|browser)\//.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^#lib$/, replacement: inRoot('lib/index.ts') },
      { find: /^#checks$/, replacement: inRoot('checks/index.ts') },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks', // native TensorFlow cannot be loaded in worker threads
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } }, // a page of a busy machine
    passWithNoTests: true,
    silent: 'passed-only', // what a passed test prints is of no use, and hides what failed
  },
});
