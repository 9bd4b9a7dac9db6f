import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

const errorOf = async (code: string) => (await kernel.execute(code)).error?.evalue ?? '';

describe('the types of a cell', () => {
  it('have every global of Node and no other of the web', async () => {
    const node20 = ['WebAssembly', 'crypto', 'fetch', 'performance', 'prompt', 'structuredClone', 'TextDecoder', 'URL'];
    expect(await errorOf(`[${node20.join(', ')}]`)).toBe('');
    expect(await errorOf('let all: [CryptoKey, Crypto, Performance, SubtleCrypto, BufferSource] | undefined;')).toBe(
      '',
    );
    expect(await errorOf('const none: string = new WebAssembly.Memory({ initial: 1 });')).toContain("'Memory'");
    expect(await errorOf('document')).toContain("Cannot find name 'document'.");
  });

  it.each(['http2', 'test', 'inspector', 'v8', 'fs/promises'])(
    'have those of node:%s when it is imported',
    async (name) => {
      const member = {
        http2: 'connect',
        test: 'describe',
        inspector: 'open',
        v8: 'serialize',
        'fs/promises': 'readFile',
      }[name];
      const code = `import { ${member} as member } from 'node:${name}';\nconst wrong: 1 = member;`;
      expect(await errorOf(code)).toMatch(/^2:7 - error TS2322: Type '/);
    },
  );

  it.each(['document', 'window', 'localStorage', 'HTMLElement'])('have no %s: it is the page’s', async (name) => {
    const [first, second] = (await kernel.shown(`${name};`))?.split('\n') ?? [];
    expect(first).toMatch(new RegExp(`TS\\d+: Cannot find name '${name}'\\.( Did you mean .*)?$`));
    expect(second).toBe(`  Cells run apart from the page: there is no ${name} unless a cell declares it.`);
  });

  it('have nothing of the page beside a package whose types demand it', async () => {
    const imported = "import { JSDOM } from 'jsdom';\n"; // its types do
    expect(await errorOf(`${imported}document`)).toMatch(/^2:1 - error TS\d+: Cannot find name 'document'\./);
    expect(await errorOf(`${imported}new JSDOM('').window.document.body`)).toBe('');
  });

  it.each(['alert', 'print'])('say what shows a value in place of %s', async (name) => {
    const [, second] = (await kernel.shown(`${name}('hello');`))?.split('\n') ?? [];
    expect(second).toMatch(/ unless a cell declares it\. console\.log\(\) shows a value\.$/);
  });

  it.each(['name', 'length', 'status', 'weights', 'test', '$'])('have no %s: no page is meant', async (name) => {
    const shown = (await kernel.shown(`${name};`))?.split('\n');
    expect(shown?.[0]).toMatch(/^1:1 - error TS\d+: Cannot find name '[a-z$]+'\.$/);
    expect(shown?.[1]).toBe(`1 | ${name};`);
  });

  it('are told to be ES2022’s where a later version has a name', async () => {
    const shown = (await kernel.shown('[1].findLast(Boolean);'))?.split('\n');
    expect(shown?.slice(0, 2)).toEqual([
      "1:5 - error TS2550: Property 'findLast' does not exist on type 'number[]'.",
      '  Cells have the types of ES2022.',
    ]);
  });

  it('are TensorFlow.js’s own in the one file that holds all of them', async () => {
    await kernel.execute("import * as tf from '@tensorflow/tfjs';");
    const exported = JSON.parse(
      (await kernel.shown('JSON.stringify(Object.keys(tf))'))?.slice(1, -1) ?? '',
    ) as string[];
    const { matches } = await kernel.request('complete_request', { code: 'tf.', cursor_pos: 3 });
    expect(exported.filter((name) => !/^(_|default$)/.test(name) && !(matches as string[]).includes(name))).toEqual([]);
    expect(await errorOf('const chained: 1 = tf.tensor2d([[1]]).relu().reshape([1]);')).toContain('Tensor<Rank>');
  });
});
