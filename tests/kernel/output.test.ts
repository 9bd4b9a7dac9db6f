import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Execution, KernelClient } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

const NOTICE = '[Output cut: the text of one cell is limited to 1 MB.]';
const outputSize = ({ messages }: Execution) =>
  messages
    .filter(({ type }) => ['stream', 'display_data', 'execute_result', 'error'].includes(type))
    .reduce((sum, { content }) => sum + JSON.stringify(content.text ?? content.data ?? content.traceback).length, 0);

describe('text', () => {
  it('of 100,000 lines arrives whole, in few pieces', async () => {
    const { stdout, messages } = await kernel.execute('for (let i = 0; i < 100_000; i++) console.log(i);');
    expect(stdout).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));
    expect(messages.length).toBeLessThan(5000);
  });

  it('keeps the order of stdout, stderr and displays', async () => {
    const { messages } = await kernel.execute(
      "import { display } from 'tslab';\nconsole.log('a'); console.error('b'); display.text('c'); console.log('d');",
    );
    const shown = messages.map(({ content }) => content.text?.trim() ?? content.data?.['text/plain']).filter(Boolean);
    expect(shown).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is shown while the cell runs', async () => {
    const id = kernel.sendCell('console.log("early"); await new Promise((r) => setTimeout(r, 500));');
    await kernel.waitFor(id, ({ content }) => content.text === 'early\n');
    expect(kernel.messagesOf(id).some(({ type }) => type === 'execute_reply')).toBe(false);
    await kernel.answer(id);
  });

  it('of a timer goes below its own cell', async () => {
    const early = kernel.sendCell('setTimeout(() => console.log("tick"), 50); 0');
    await kernel.answer(early);
    expect((await kernel.execute('await new Promise((r) => setTimeout(r, 150));')).stdout).toBe('');
    await kernel.waitFor(early, ({ content }) => content.text === 'tick\n');
  });

  it('console.table draws, console.clear clears', async () => {
    const { stdout, messages } = await kernel.execute('console.clear(); console.table([{ loss: 0.5 }]);');
    expect(stdout).toContain('│ loss');
    expect(messages.find(({ type }) => type === 'clear_output')?.content).toEqual({ wait: true });
  });
});

describe('more than 1 MB', () => {
  it('of text is cut, with one line that says so', async () => {
    const execution = await kernel.execute('for (let i = 0; i < 30; i++) console.log("x".repeat(1e5)); 7');
    expect(outputSize(execution)).toBeLessThan(1_000_100);
    expect(outputSize(execution)).toBeGreaterThan(900_000);
    expect(execution.stdout.split(NOTICE)).toHaveLength(2);
    expect(execution.stdout.trimEnd().endsWith(NOTICE)).toBe(true);
    expect(execution.reply.status).toBe('ok');
  });

  it("of text leaves a check's table, a figure, the result and an error their places", async () => {
    const flood = `import { display } from 'tslab';
      for (let i = 0; i < 30; i++) console.log("é".repeat(5e4));`;
    const { messages, result } = await kernel.execute(
      `${flood} display.html('<table>'); display.raw('image/svg+xml', 'y'.repeat(4e5)); 'the result'`,
    );
    expect(messages.filter(({ type }) => type === 'display_data').map(({ content }) => content.data)).toEqual([
      { 'text/html': '<table>' },
      { 'image/svg+xml': 'y'.repeat(4e5) },
    ]);
    expect(result).toBe("'the result'");
    const { error, stdout } = await kernel.execute(`${flood} throw new Error("z".repeat(1e6));`);
    expect(error?.ename).toBe('Error');
    expect(stdout.split(NOTICE)).toHaveLength(2);
  });

  it.each([
    ['many', 2000, 10, 500],
    ['large', 30, 1e6, 7],
  ])('of displays that are %s is cut, with one line that says so', async (_, number, size, shown) => {
    const { messages, stdout, result } = await kernel.execute(`import { display } from 'tslab';
      for (let i = 0; i < ${number}; i++) display.text('x'.repeat(${size})); 7`);
    expect(messages.filter(({ type }) => type === 'display_data')).toHaveLength(shown);
    expect(stdout).toBe('\n[Output cut: the displays of one cell are limited to 500, and to 8 MB together.]\n');
    expect(result).toBe('7');
  });

  it('of one display leaves smaller ones their places, and of a result is cut', async () => {
    const { messages, stdout } = await kernel.execute(`import { display } from 'tslab';
      display.text('x'.repeat(1e7)); display.text('small');
      ({ [Symbol.for('Jupyter.display')]: () => ({ 'text/plain': 'r'.repeat(2e6) }) })`);
    expect(messages.filter(({ type }) => /data|result/.test(type)).map(({ content }) => content.data)).toEqual([
      { 'text/plain': 'small' },
    ]);
    expect(stdout).toMatch(/displays of one cell[\s\S]+result of one cell is limited to 1 MB/);
  });

  it('is not reached by a display that is updated in place', async () => {
    const { messages } = await kernel.execute(`import { newDisplay } from 'tslab';
      const bar = newDisplay();
      for (let i = 0; i < 40; i++) bar.html('x'.repeat(1e5));`);
    expect(messages.filter(({ type }) => type === 'update_display_data')).toHaveLength(39);
    expect(messages.some(({ type }) => type === 'stream')).toBe(false);
  });
});

it('warnings on stderr are no errors, and under nbgrader no stderr', async () => {
  const code = 'console.warn("a warning");';
  expect(await kernel.execute(code)).toMatchObject({
    stderr: 'a warning\n',
    error: undefined,
    reply: { status: 'ok' },
  });
  const grading = await KernelClient.start({ env: { NBGRADER_EXECUTION: 'autograde' } });
  expect(await grading.execute(code)).toMatchObject({ stderr: '', stdout: 'a warning\n' });
  grading.close();
});
