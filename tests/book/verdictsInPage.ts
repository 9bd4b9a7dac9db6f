import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as checks from '#checks';
import * as lib from '#lib';
import { WorkerClient } from '../../tools/book/workerClient.mjs';
import { differences } from '../notebooks/compare';
import { root } from '../notebooks/notebook';

const ANSWERS = 'tests/answers';
const LEFT_OUT = [
  /^experiment\//, // each takes seconds, and solution 4 runs the check
  /loop|settles/, // each takes a check's whole time; tests/book/endlessLoops.ts looks at one
  /^nll-loss\/wrong-changes-input/, // writes into what dataSync() gives: a tensor's own memory only in the native library
];
const SEED = 1;

/** The right and wrong answers get the same rows in a page as under Node, but for an error's own words, which are the backend's. */
export async function compareVerdicts(page: Page, script: string): Promise<void> {
  const answers = readdirSync(path.join(root, ANSWERS), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !LEFT_OUT.some((one) => one.test(file)))
    .sort();
  const names = answers.map((file) => checkOf(path.dirname(file)));
  const { outputFiles } = buildSync({
    stdin: {
      contents: answers.map((file, i) => `export * as a${i} from './${file}';`).join('\n'),
      resolveDir: path.join(root, ANSWERS),
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    external: ['#lib', '#checks'],
  });
  const [{ text }] = outputFiles;

  const worker = await WorkerClient.start(page, script);
  const code = `import * as checks from '#checks';
import * as lib from '#lib';
await lib.tf.ready();
const answers: any = { exports: {} };
new Function('module', 'require', ${JSON.stringify(text)})(answers, (name: string) => (name === '#lib' ? lib : checks));
const verdicts: checks.Verdict[][] = [];
for (const [i, name] of ${JSON.stringify(names)}.entries()) {
  verdicts.push((await checks.check((checks as any)[name], answers.exports['a' + i].default, ${SEED})).verdicts);
}
({ [Symbol.for('Jupyter.display')]: () => ({ 'application/json': verdicts, 'text/plain': '' }) });`;
  const request = { code, silent: false, store_history: true, stop_on_error: true };
  const messages = await worker.ask('execute_request', request);
  const inPage = messages.find(({ type }) => type === 'execute_result')?.content.data['application/json'];
  expect(inPage, JSON.stringify(messages).slice(0, 2000)).toHaveLength(answers.length);

  await lib.tf.ready();
  const module = { exports: {} as Record<string, { default: never }> };
  new Function('module', 'require', text)(module, (name: string) => (name === '#lib' ? lib : checks));
  const found: string[] = [];
  for (const [i, name] of names.entries()) {
    const check = Reflect.get(checks, name) as checks.Check<never, never>;
    const { verdicts } = await checks.check(check, module.exports[`a${i}`].default, SEED);
    found.push(...differences(rows(verdicts), rows(inPage[i]), answers[i]));
  }
  expect(found).toEqual([]);
}

const checkOf = (folder: string) => `${folder.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Check`;

const rows = (verdicts: checks.Verdict[]) =>
  verdicts.map(({ task, voice, seen, next }) => ({
    task,
    voice,
    seen: seen.replace(/(TensorFlow|Error): .*/s, 'an error'),
    next,
  }));
