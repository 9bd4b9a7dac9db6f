import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient, type Message, projectRoot } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start({ cwd: path.join(projectRoot, 'lib', 'show') });
  await kernel.execute("import { Comm } from './comm';");
});
afterAll(() => kernel.close());

const isComm = ({ type }: Message) => type.startsWith('comm_');
const comms = async (target_name?: string) =>
  (await kernel.request('comm_info_request', target_name ? { target_name } : {})).comms;

/** Sends a message of the page's and waits until it is dealt with. */
async function page(type: string, content: object, buffers: Uint8Array[] = []) {
  const id = kernel.send(type, content, 'shell', { buffers });
  await kernel.waitFor(id, ({ content: { execution_state } }) => execution_state === 'idle');
  return kernel.messagesOf(id);
}

describe('a comm of a cell', () => {
  it('opens, sends JSON and bytes, and closes', async () => {
    const { messages } = await kernel.execute(`const sent = Float32Array.of(1, 2, 3);
      const comm = new Comm('a target', { first: 1 }, { metadata: { version: '2.1.0' }, buffers: [sent.subarray(1), new ArrayBuffer(3)] });
      sent.fill(0);
      comm.send({ second: 2 });
      comm.close(); comm.close();`);
    const [open, message, close, ...more] = messages.filter(isComm);
    expect(more).toEqual([]);
    expect(open).toMatchObject({ type: 'comm_open', content: { target_name: 'a target', data: { first: 1 } } });
    expect(open.metadata).toEqual({ version: '2.1.0' });
    expect(open.buffers.map((bytes) => [...bytes])).toEqual([
      [...new Uint8Array(Float32Array.of(2, 3).buffer)],
      [0, 0, 0],
    ]);
    const { comm_id } = open.content;
    expect(message).toMatchObject({ type: 'comm_msg', content: { comm_id, data: { second: 2 } }, buffers: [] });
    expect(close).toMatchObject({ type: 'comm_close', content: { comm_id } });
    expect((await kernel.execute('comm.send(1)')).error?.evalue).toBe(
      "Cannot send on the comm 'a target': it is closed",
    );
  });

  it("takes the page's messages and its end, in the cell that opened it", async () => {
    const cell = kernel.sendCell(`const live = new Comm<unknown, { n: number }>('live');
      live.onMessage(({ data, buffers }) => { console.log(data, new Float32Array(buffers[0].buffer)); live.send({ got: data.n }); });
      live.onClose(() => console.log('closed', live.isOpen));`);
    const open = (await kernel.answer(cell)).find(isComm) as Message;
    const { comm_id } = open.content;
    expect(await comms()).toEqual({ [comm_id]: { target_name: 'live' } });
    expect(await comms('another')).toEqual({});
    await page('comm_msg', { comm_id, data: { n: 7 } }, [new Uint8Array(Float32Array.of(0.5).buffer)]);
    await kernel.waitFor(cell, ({ content }) => content.text?.includes('{ n: 7 } Float32Array(1) [ 0.5 ]'));
    await kernel.waitFor(cell, ({ type, content }) => type === 'comm_msg' && content.data.got === 7);
    await page('comm_close', { comm_id, data: {} });
    await kernel.waitFor(cell, ({ content }) => content.text?.includes('closed false'));
    expect(await comms()).toEqual({});
  });

  it('that cannot be sent as JSON is an error of the cell, and not open', async () => {
    expect((await kernel.execute("new Comm('big', 10n)")).error?.evalue).toContain('BigInt');
    expect(await comms()).toEqual({});
  });
});

describe('a comm of the page', () => {
  it('is taken by its target, as long as there is one', async () => {
    const cell = kernel.sendCell(`const stop = Comm.accept<number, { points: number }>('points', (comm, { data }) => {
        comm.send(data.points); comm.onMessage(({ data }) => comm.send(data.points * 2)); });`);
    await kernel.answer(cell);
    await page('comm_open', { comm_id: 'p1', target_name: 'points', data: { points: 3 } });
    await kernel.waitFor(cell, ({ content }) => content.comm_id === 'p1' && content.data === 3);
    await page('comm_msg', { comm_id: 'p1', data: { points: 4 } });
    await kernel.waitFor(cell, ({ content }) => content.comm_id === 'p1' && content.data === 8);
    expect(await comms('points')).toEqual({ p1: { target_name: 'points' } });
    await kernel.execute('stop()');
    expect((await page('comm_open', { comm_id: 'p2', target_name: 'points', data: {} })).filter(isComm)).toMatchObject([
      { type: 'comm_close', content: { comm_id: 'p2' } },
    ]);
    await page('comm_close', { comm_id: 'p1', data: {} });
  });

  it('is closed where no target has its name, or where the kernel has closed it before', async () => {
    for (const [type, content] of [
      ['comm_open', { comm_id: 'x', target_name: 'unknown', data: {} }],
      ['comm_msg', { comm_id: 'x', data: {} }],
    ] as const) {
      const answers = (await page(type, content)).filter(isComm);
      expect(answers).toMatchObject([{ type: 'comm_close', content: { comm_id: 'x', data: {} } }]);
    }
    expect((await page('comm_close', { comm_id: 'x', data: {} })).filter(isComm)).toEqual([]);
  });
});

describe("a handler's error ends as an error output", () => {
  it.each([
    ['that is thrown', 'throw new Error("in a handler");'],
    ['of a promise', 'return Promise.reject(new Error("in a handler"));'],
  ])('%s', async (_, body) => {
    const cell = kernel.sendCell(`Comm.accept('bad', (c) => c.onMessage((): any => { ${body} })); 0`);
    await kernel.answer(cell);
    await page('comm_open', { comm_id: 'b', target_name: 'bad', data: {} });
    for (let time = 0; time < 2; time++) await page('comm_msg', { comm_id: 'b', data: {} });
    const isError = ({ type }: Message) => type === 'error';
    await kernel.waitFor(cell, () => kernel.messagesOf(cell).filter(isError).length === 2);
    expect(kernel.messagesOf(cell).find(isError)?.content.evalue).toBe('in a handler');
    await page('comm_close', { comm_id: 'b', data: {} });
  });

  it('and closes a comm that could not be taken', async () => {
    const cell = kernel.sendCell("Comm.accept('refused', () => { throw new Error('not today'); }); 0");
    await kernel.answer(cell);
    await page('comm_open', { comm_id: 'r', target_name: 'refused', data: {} });
    await kernel.waitFor(cell, ({ type, content }) => type === 'comm_close' && content.comm_id === 'r');
    await kernel.waitFor(cell, ({ type, content }) => type === 'error' && content.evalue === 'not today');
    expect(await comms()).toEqual({});
  });

  it('and a press ends one that loops; the comm lives on', async () => {
    const cell = kernel.sendCell(
      "Comm.accept<number, number>('loop', (c) => c.onMessage(({ data }) => { c.send(data); while (data); })); 0",
    );
    await kernel.answer(cell);
    await page('comm_open', { comm_id: 'l', target_name: 'loop', data: {} });
    const looping = kernel.send('comm_msg', { comm_id: 'l', data: 1 });
    await kernel.waitFor(cell, ({ type, content }) => type === 'comm_msg' && content.data === 1);
    await kernel.request('interrupt_request', {}, 'control');
    await kernel.waitFor(looping, ({ content }) => content.execution_state === 'idle');
    await page('comm_msg', { comm_id: 'l', data: 0 });
    await kernel.waitFor(cell, ({ type, content }) => type === 'comm_msg' && content.data === 0);
    expect((await kernel.execute('"on"')).result).toBe("'on'");
  });

  it('and what is no comm message leaves the kernel idle', async () => {
    for (const type of ['comm_open', 'comm_msg', 'comm_close']) {
      for (const content of [null, {}, { comm_id: 7, target_name: {} }]) await page(type, content as never);
    }
    await kernel.answer(kernel.send('comm_info_request', null as never));
    expect((await kernel.execute('"on"')).result).toBe("'on'");
  });
});

it('a cell is told when the reader stops it, also after it has ended; its comms go on', async () => {
  const cell = kernel.sendCell(`const forget = Comm.whenCellStops(() => console.log('not this'));
    Comm.whenCellStops(() => console.log('stopped'));
    forget();
    Comm.accept<number, number>('lasting', (comm) => comm.onMessage(({ data }) => comm.send(data)));`);
  await kernel.answer(cell);
  await page('comm_open', { comm_id: 's', target_name: 'lasting', data: {} });
  await kernel.request('interrupt_request', {}, 'control');
  await kernel.waitFor(cell, ({ content }) => content.text?.includes('stopped'));
  await page('comm_msg', { comm_id: 's', data: 3 });
  await kernel.waitFor(cell, ({ type, content }) => type === 'comm_msg' && content.data === 3);
  expect(kernel.messagesOf(cell).some(({ content }) => content.text?.includes('not this'))).toBe(false);
});
