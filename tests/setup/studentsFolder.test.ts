import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeStudentsFolder } from '../../tools/commands/studentsFolder.mjs';
import { KernelClient } from '../kernel/kernelClient';
import { runCommand } from './bareProject';
import { temporaryFolder } from './temporaryFolder';

const root = path.join(__dirname, '../..');

test('what students get holds no solution, no test and no judge’s source, and its checks judge as ours do', async () => {
  const folder = path.join(temporaryFolder(), 'for students');
  expect(await makeStudentsFolder(root, folder)).toBe(0);

  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /(^|\/)(solutions|judges|tests)(\/|$)/.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('.ts') && /^checks/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
  const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
  for (const [, named] of readme.matchAll(/`(\w+)\/`/g)) expect(files).toContain(named);
  expect(runCommand(folder, ['help']).stdout.match(/^npm .*$/gm)).toEqual([
    'npm run help',
    'npm start -- [options of jupyter lab]',
  ]);

  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  symlinkSync(path.join(root, 'data'), path.join(folder, 'data'));
  const kernel = await KernelClient.start({ root: folder, cwd: path.join(folder, 'exercises') });
  const { error } = await kernel.execute(`
    import { check, logSoftmaxCheck, showOneWay } from '#checks';
    import { tf } from '#lib';
    const unshifted = (z: tf.Tensor2D) => tf.sub(z, tf.log(tf.sum(tf.exp(z), 1, true))) as tf.Tensor2D;
    const shifted = (z: tf.Tensor2D) => unshifted(tf.sub(z, tf.max(z, 1, true)));`);
  expect(error).toBeUndefined();
  const told = async (answer: string) =>
    (await kernel.execute(`String(await check(logSoftmaxCheck, ${answer}))`)).result;
  expect(await told('shifted')).toMatch(/logSoftmax: 8 of 8/);
  expect(await told('unshifted')).toMatch(/logSoftmax: 3 of 8/);

  const shown = async (answer: string) =>
    (await kernel.execute(`showOneWay(); (await check(logSoftmaxCheck, ${answer})).toHtml()`)).result;
  expect(await shown('shifted')).not.toContain('<details>');
  cpSync(path.join(root, 'solutions'), path.join(folder, 'solutions'), { recursive: true });
  expect(await shown('shifted')).toMatch(/One way to write it.*tf\.tidy/);
  expect(await shown('unshifted')).not.toContain('<details>');
  kernel.close();
}, 120_000);

test('it is not written over what is there', async () => {
  await expect(makeStudentsFolder(root, path.join(root, 'lib'))).rejects.toThrow(/lib is not empty\.$/);
});

test.runIf(process.env.CI)(
  'a zip holds the same folder',
  async () => {
    const zip = path.join(temporaryFolder(), 'course.zip');
    expect(await makeStudentsFolder(root, zip)).toBe(0);
    const names = readFileSync(zip).toString('latin1');
    expect(names).toContain('softmax-notebooks/exercises/1-numerical-problem/');
    expect(names).not.toContain('solutions/');
  },
  60_000,
);
