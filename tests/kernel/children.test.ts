import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient, summary } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(`import * as childProcess from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
const node = process.execPath;
writeFileSync('forked.js', 'console.log("out"); console.error("err"); process.send("told"); process.disconnect();');`);
});
afterAll(() => kernel.close());

const SCRIPT = "\"console.log('out'); console.error('err')\"";

describe("a child process that inherits the kernel's output prints in its cell", () => {
  it.each([
    ['spawn', `await once(childProcess.spawn(node, ['-e', ${SCRIPT}], { stdio: 'inherit' }), 'close');`],
    ['spawn with a list', `await once(childProcess.spawn(node, ['-e', ${SCRIPT}], { stdio: [0, 1, 2] }), 'close');`],
    [
      'spawn with the streams',
      `await once(childProcess.spawn(node, ['-e', ${SCRIPT}], { stdio: ['ignore', process.stdout, process.stderr] }), 'close');`,
    ],
    ['fork', "await once(childProcess.fork('./forked.js'), 'close');"],
    ['spawnSync', `childProcess.spawnSync(node, ['-e', ${SCRIPT}], { stdio: 'inherit' });`],
    ['execFileSync', `childProcess.execFileSync(node, ['-e', ${SCRIPT}], { stdio: 'inherit' });`],
    ['execSync', "childProcess.execSync('echo out; echo err >&2', { stdio: 'inherit' });"],
  ])('%s', async (_, code) => {
    const { stdout, stderr, reply } = await kernel.execute(`console.log('before'); ${code}; console.log('after');`);
    expect(reply.status).toBe('ok');
    expect(stdout).toBe('before\nout\nafter\n');
    expect(stderr).toBe('err\n');
    expect(kernel.terminal).toBe('');
  });

  it('in order, though only its exit is awaited', async () => {
    for (let round = 0; round < 5; round++) {
      const { stdout } = await kernel.execute(
        "await once(childProcess.spawn('seq', ['20000'], { stdio: 'inherit' }), 'exit'); console.log('after');",
      );
      expect(stdout.endsWith('19999\n20000\nafter\n')).toBe(true);
    }
  });

  it('though its cell has ended', async () => {
    const early = kernel.sendCell("childProcess.spawn('sh', ['-c', 'sleep .3; echo late'], { stdio: 'inherit' }); 0");
    await kernel.answer(early);
    expect((await kernel.execute('await new Promise((r) => setTimeout(r, 500));')).stdout).toBe('');
    await kernel.waitFor(early, ({ content }) => content.text === 'late\n');
  });

  it('with whole characters, and without the end of what is too much', async () => {
    const bytes = "printf '\\\\303'; sleep .1; printf '\\\\251'";
    expect(
      (await kernel.execute(`await once(childProcess.spawn('sh', ['-c', "${bytes}"], { stdio: 'inherit' }), 'close');`))
        .stdout,
    ).toBe('é');
    const { stdout, reply } = await kernel.execute(
      "childProcess.spawnSync('seq', ['1000000'], { stdio: 'inherit' }); 0",
    );
    expect(reply.status).toBe('ok');
    expect(stdout).toMatch(/^1\n2\n[\s\S]*limited to 1 MB/);
  });
});

it('what is not inherited stays as it is', async () => {
  expect((await kernel.execute("childProcess.execSync('echo out').toString()")).result).toBe("'out\\n'");
  const piped = "childProcess.spawnSync('echo', ['out'], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout.toString()";
  expect((await kernel.execute(piped)).result).toBe("'out\\n'");
  expect(
    (await kernel.execute("childProcess.spawn('true', { stdio: ['pipe', 'inherit', 'pipe'] }).stdout")).result,
  ).toBe('null');
  expect((await kernel.execute("childProcess.spawnSync('cat', { stdio: 'inherit' }).status")).result).toBe('0');
  const missing = "childProcess.spawnSync('is-not-there', { stdio: 'inherit' }).error!.message";
  expect((await kernel.execute(missing)).result).toContain('ENOENT');
  expect(
    (await kernel.execute("await once(childProcess.spawn('is-not-there', { stdio: 'inherit' }), 'exit')")).error
      ?.evalue,
  ).toContain('ENOENT');
});

it('a press ends a child with its cell', async () => {
  const code =
    "console.log('on'); const child = childProcess.spawn('sleep', ['60'], { stdio: 'inherit' }); await once(child, 'exit');";
  const { error } = await kernel.interrupted(code);
  expect(error?.ename).toBe('Interrupted');
  expect(
    (await kernel.execute('if (child.signalCode === null) await once(child, "exit"); child.signalCode')).result,
  ).toBe("'SIGTERM'");
  const flood = await kernel.interrupted("await once(childProcess.spawn('yes', { stdio: 'inherit' }), 'exit');");
  expect(flood.error?.ename).toBe('Interrupted');
});

it('characters that are split over two writes stay whole, in each stream and cell by itself', async () => {
  const { stdout, stderr } = await kernel.execute(`const bytes = Buffer.from('aé😀');
    for (const byte of bytes) { process.stdout.write(Buffer.of(byte)); process.stderr.write(Buffer.of(byte)); }
    process.stdout.write('w6k=', 'base64');`);
  expect([stdout, stderr]).toEqual(['aé😀é', 'aé😀']);
  await kernel.execute('process.stdout.write(bytes.subarray(0, 2)); 0');
  expect((await kernel.execute("process.stdout.write(Buffer.of(0xa9)); process.stdout.write('b');")).stdout).toBe(
    '\uFFFDb',
  );
  const id = kernel.sendCell('process.stdout.write(Buffer.of(0xc3)); console.log("text");');
  expect(summary(await kernel.answer(id)).stdout).toBe('\uFFFDtext\n');
});
