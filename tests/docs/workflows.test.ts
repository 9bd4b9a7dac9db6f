import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaints } from '../../tools/lint/workflows.mjs';
import { root } from '../notebooks/notebook';
import { ownCommands, textOf, unpinnedActions, workflows } from './workflows';

const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe.each(workflows)('the workflow %s', (name) => {
  it('calls only commands of the README and .ci/run', () => {
    expect(ownCommands(textOf(name), readme)).toEqual([]);
  });

  it('pins its actions to commits', () => {
    expect(unpinnedActions(textOf(name))).toEqual([]);
  });
});

describe('a workflow', () => {
  const good = textOf('everyday.yml');

  it.each([
    ['a command of its own', 'npm run lint', 'npx biome check', ['npx biome check']],
    ['a second line', 'run: .ci/run', 'run: |\n          .ci/run\n          rm -rf .cache', ['rm -rf .cache']],
    ['a script that the README does not name', 'npm run lint', 'npm run bench', ['npm run bench']],
    ['a file that is not there', '-- tests/lib', '-- tests/nothing', Array(2).fill('npm test -- tests/nothing')],
    ['a command that begins as one of the README', 'npm run lint', 'npm run lint:fix', ['npm run lint:fix']],
  ])('is refused for %s', (_, from, to, expected) => {
    expect(ownCommands(good.replaceAll(from, to), readme)).toEqual(expected);
  });

  it('is refused for an action that is not pinned', () => {
    const loose = good.replace(/setup-python@\w+/, 'setup-python@v7');
    expect(unpinnedActions(loose)).toEqual(['actions/setup-python@v7']);
  });

  it.each([
    ['a variable that is not there', 'matrix.node }', 'matrix.nodes }', /property "nodes" is not defined/],
    ['a job without a machine', 'runs-on: macos', 'run-on: macos', /"runs-on" section is missing/],
    ['a machine that is not there', 'macos-latest', 'macos-oldest', /label "macos-oldest" is unknown/],
  ])('fails lint for %s', async (_, from, to, message) => {
    expect((await complaints('planted.yml', good.replace(from, to))).join('\n')).toMatch(message);
    expect(await complaints('everyday.yml', good)).toEqual([]);
  });
});
