import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient, summary } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

describe('a cell', () => {
  it('is reported as the protocol says, in its order', async () => {
    const { messages, reply } = await kernel.execute('console.log("a"); 6 * 7');
    const iopub = messages.filter(({ type }) => !type.endsWith('_reply'));
    expect(iopub.map(({ type, content }) => content.execution_state ?? type)).toEqual([
      'busy',
      'execute_input',
      'stream',
      'execute_result',
      'idle',
    ]);
    expect(iopub[3].content).toMatchObject({ data: { 'text/plain': '42' }, metadata: {} });
    expect(iopub[1].content.execution_count).toBe(reply.execution_count);
    expect(reply).toMatchObject({ status: 'ok', payload: [], user_expressions: {} });
  });

  it('counts, unless it is silent or not to be stored', async () => {
    const first = (await kernel.execute('1')).reply.execution_count;
    const silent = await kernel.execute('console.log(2); 2', { silent: true });
    expect(silent.messages.map(({ type }) => type).sort()).toEqual(['execute_reply', 'status', 'status']);
    expect((await kernel.execute('3', { store_history: false })).reply.execution_count).toBe(first);
    expect((await kernel.execute('4')).reply.execution_count).toBe(first + 1);
  });

  it('shows null, and nothing for undefined', async () => {
    expect((await kernel.execute('null')).result).toBe('null');
    expect((await kernel.execute('undefined')).result).toBeUndefined();
  });

  it("shows a value's own rich form, also when it is a promise", async () => {
    const { messages } = await kernel.execute(
      '({ [Symbol.for("Jupyter.display")]: async () => ({ "text/html": "<b>7</b>", "text/plain": "7" }) })',
    );
    const result = messages.find(({ type }) => type === 'execute_result');
    expect(result?.content.data).toEqual({ 'text/html': '<b>7</b>', 'text/plain': '7' });
  });

  it('evaluates user_expressions, each with its own error', async () => {
    const { reply } = await kernel.execute('const seven = 7', {
      user_expressions: { sum: 'seven + 1', bad: 'unknownName' },
    });
    expect(reply.user_expressions.sum).toMatchObject({ status: 'ok', data: { 'text/plain': '8' } });
    expect(reply.user_expressions.bad).toMatchObject({ status: 'error', ename: 'TypeScript' });
  });
});

describe('after an error', () => {
  it('aborts the cells that wait, and runs later ones', async () => {
    const ids = ['await new Promise((r) => setTimeout(r, 50)); throw new Error("first")', '1', '2'].map((code) =>
      kernel.sendCell(code),
    );
    const replies = await Promise.all(ids.map(async (id) => summary(await kernel.answer(id))));
    expect(replies.map(({ reply }) => reply.status)).toEqual(['error', 'aborted', 'aborted']);
    expect(replies.map(({ reply }) => typeof reply.execution_count)).toEqual(['number', 'undefined', 'undefined']);
    expect(replies[1].messages.map(({ type }) => type).sort()).toEqual(['execute_reply', 'status', 'status']);
    expect((await kernel.execute('3')).result).toBe('3');
  });

  it('goes on when stop_on_error is false', async () => {
    const failing = kernel.sendCell('throw new Error("goes on")', { stop_on_error: false });
    const next = kernel.sendCell('"still here"');
    expect(summary(await kernel.answer(failing)).reply.status).toBe('error');
    expect(summary(await kernel.answer(next)).result).toBe("'still here'");
  });
});

describe('other requests', () => {
  it('kernel_info names protocol, language and versions', async () => {
    const info = await kernel.request('kernel_info_request', {});
    expect(info).toMatchObject({ status: 'ok', protocol_version: '5.3', implementation_version: '1.0.22' });
    expect(info.language_info).toMatchObject({ name: 'typescript', file_extension: '.ts', version: '5.0.4' });
  });

  it.each([
    ['const x = 1', 'complete'],
    ['function f() {', 'incomplete'],
    ['const s = `a', 'incomplete'],
    ['/* a comment', 'incomplete'],
    ['const = 3', 'invalid'],
  ])('is_complete: %s is %s', async (code, status) => {
    expect((await kernel.request('is_complete_request', { code })).status).toBe(status);
  });

  it('completes and inspects in code points, after an emoji too', async () => {
    const before = '"😀"; Math.sq';
    const completion = await kernel.request('complete_request', { code: before, cursor_pos: [...before].length });
    expect(completion.matches).toContain('sqrt');
    expect([completion.cursor_start, completion.cursor_end]).toEqual([10, 12]);
    const inspected = await kernel.request('inspect_request', { code: '"😀"; Math.sqrt', cursor_pos: 12 });
    expect(inspected.data['text/plain']).toContain('Returns the square root of a number.');
  });

  it('completes the variables of earlier cells', async () => {
    await kernel.execute('const learningRate = 0.1');
    const { matches } = await kernel.request('complete_request', { code: 'learningR', cursor_pos: 9 });
    expect(matches).toEqual(['learningRate']);
  });

  it('history: tail, range and search', async () => {
    const { reply } = await kernel.execute('"h1"');
    await kernel.execute('"h2"');
    const ask = async (content: object) => (await kernel.request('history_request', content)).history;
    const line = reply.execution_count;
    expect(await ask({ hist_access_type: 'tail', n: 2, output: false })).toEqual([
      [1, line, '"h1"'],
      [1, line + 1, '"h2"'],
    ]);
    const range = { hist_access_type: 'range', session: 0, start: line, stop: line + 1 };
    expect(await ask({ ...range, output: true })).toEqual([[1, line, ['"h1"', "'h1'"]]]);
    expect(await ask({ ...range, session: -1, output: false })).toEqual([]);
    expect(await ask({ hist_access_type: 'search', pattern: '*h2*', output: false })).toEqual([[1, line + 1, '"h2"']]);
  });

  it('comm_info is answered, an unknown request leaves the kernel idle', async () => {
    expect(await kernel.request('comm_info_request', {})).toEqual({ status: 'ok', comms: {} });
    const id = kernel.send('unknown_request', {});
    await kernel.waitFor(id, ({ content }) => content.execution_state === 'idle');
  });

  it('does nothing for a message with a wrong signature', async () => {
    const id = kernel.send('execute_request', { code: 'globalThis.forged = true' }, 'shell', { key: 'another key' });
    expect((await kernel.execute('"forged" in globalThis')).result).toBe('false');
    expect(kernel.messagesOf(id)).toEqual([]);
  });

  it('answers on the control channel while a cell computes', async () => {
    const id = kernel.sendCell('console.log("on"); await new Promise((r) => setTimeout(r, 300))');
    await kernel.waitFor(id, ({ type }) => type === 'stream');
    expect(await kernel.request('kernel_info_request', {}, 'control')).toMatchObject({ status: 'ok' });
    await kernel.answer(id);
  });
});

it('shutdown answers and ends the process', async () => {
  const other = await KernelClient.start();
  const ended = new Promise((resolve) => other.process.on('exit', resolve));
  expect(await other.request('shutdown_request', { restart: true }, 'control')).toEqual({
    status: 'ok',
    restart: true,
  });
  expect(await ended).toBe(0);
  other.close();
});
