import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

const MODULES = 5;

/** A module exports the sum of its own number and of the sums of the later modules that it imports. */
interface Module {
  own: number;
  imports: number[];
}

const moduleOf = (index: number): fc.Arbitrary<Module> =>
  fc.record({
    own: fc.integer({ min: 0, max: 9 }),
    imports: fc.subarray(Array.from({ length: MODULES - index - 1 }, (_, i) => index + 1 + i)),
  });
const anyModule = fc.nat({ max: MODULES - 1 }).chain((index) => fc.tuple(fc.constant(index), moduleOf(index)));
const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), module: anyModule }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('misspell' as const), index: fc.nat({ max: MODULES - 1 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

const sourceOf = ({ own, imports }: Module): string =>
  [
    ...imports.map((other) => `import { sum as sum${other} } from './m${other}';`),
    `export const sum: number = ${[own, ...imports.map((other) => `sum${other}`)].join(' + ')};`,
  ].join('\n');

function sumOf(modules: Module[], index: number): number {
  return modules[index].imports.reduce((sum, other) => sum + sumOf(modules, other), modules[index].own);
}

const project = new TemporaryProject({});
let kernel: KernelClient = await KernelClient.start({ root: project.root, cwd: project.root });
afterAll(() => {
  kernel.close();
  project.remove();
});

it('a cell sees the modules as they are, whatever was edited, kept or misspelt before', {
  timeout: 300_000,
}, async () => {
  const initial = fc.tuple(...Array.from({ length: MODULES }, (_, index) => moduleOf(index)));
  const runs = process.env.CI ? 12 : 1;
  await fc.assert(
    fc.asyncProperty(initial, fc.array(anyStep, { minLength: 8, maxLength: 12 }), async (first, steps) => {
      const modules: Module[] = [...first];
      const write = (index: number, text: string) => project.write({ [`lib/m${index}.ts`]: text });
      modules.forEach((one, index) => {
        write(index, sourceOf(one));
      });
      for (const step of [{ kind: 'restart' as const }, ...steps]) {
        if (step.kind === 'restart') {
          kernel.close();
          kernel = await KernelClient.start({ root: project.root, cwd: project.root });
        } else if (step.kind === 'edit') {
          modules[step.module[0]] = step.module[1];
          write(step.module[0], sourceOf(step.module[1]));
        } else {
          write(step.index, `${sourceOf(modules[step.index])}\nexport const wrong: string = 1;`);
          const { error } = await kernel.execute(`import { sum } from './lib/m${step.index}';\nsum`);
          expect(error?.evalue).toContain(`lib/m${step.index}.ts`);
          write(step.index, sourceOf(modules[step.index]));
        }
        for (const index of [0, 2]) {
          const { result, error } = await kernel.execute(`import { sum } from './lib/m${index}';\nsum`);
          expect(result ?? error?.evalue).toBe(String(sumOf(modules, index)));
        }
      }
    }),
    { numRuns: runs, seed: 7, endOnFailure: true },
  );
  expect(readdirSync(project.path('.cache/kernel/modules')).length).toBeGreaterThan(2 * MODULES); // something was kept
});
