import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient, type Message, summary } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(`import * as readline from 'node:readline';
import * as readlinePromises from 'node:readline/promises';
import { promisify } from 'node:util';
let kept = 42;`);
});
afterAll(() => kernel.close());

const SECONDS = process.env.CI ? 1 : 3; // of a machine that others use meanwhile
const isQuestion = ({ type }: Message) => type === 'input_request';
const INTERFACE = '{ input: process.stdin, output: process.stdout }';

/** Runs a cell and answers what it asks. */
async function answered(code: string, answers: string[], names = true) {
  const id = kernel.sendCell(code, { allow_stdin: true });
  for (let i = 0; i < answers.length; i++) {
    const questions = () => kernel.messagesOf(id).filter(isQuestion);
    await kernel.waitFor(id, () => questions().length > i);
    kernel.send('input_reply', { value: answers[i] }, 'stdin', names ? { parent: questions()[i] } : {});
  }
  const messages = await kernel.answer(id);
  return { ...summary(messages), prompts: messages.filter(isQuestion).map(({ content }) => content.prompt) };
}

describe('prompt()', () => {
  it.each([true, false])('waits for the answer of a client that names the question: %s', async (names) => {
    const code = "console.log('before'); const name = prompt('Your name?'); const age = prompt('Age?'); [name, age]";
    const { result, prompts, messages } = await answered(code, ['Ada', '36 é😀'], names);
    expect(result).toBe("[ 'Ada', '36 é😀' ]");
    expect(prompts).toEqual(['Your name? ', 'Age? ']);
    expect(messages.find(isQuestion)?.content).toEqual({ prompt: 'Your name? ', password: false });
  });

  it('shows what was printed before, and takes its default for an empty answer', async () => {
    const id = kernel.sendCell("console.log('before'); prompt('Rate?', '0.1')", { allow_stdin: true });
    const question = await kernel.waitFor(id, isQuestion);
    expect(question.content.prompt).toBe('Rate? [0.1] ');
    await kernel.waitFor(id, ({ type, content }) => type === 'stream' && content.text === 'before\n');
    kernel.send('input_reply', { value: '' }, 'stdin', { parent: question });
    expect(summary(await kernel.answer(id)).result).toBe("'0.1'");
  });

  it.each([
    ['a prompt', "prompt('?')"],
    ['a prompt in a timer', "await new Promise((r) => setTimeout(() => r(prompt('?')), 10));"],
    ['prompts in a loop that catches all', "for (;;) { try { prompt('?'); } catch {} }"],
    ['a question', `await readlinePromises.createInterface(${INTERFACE}).question('?')`],
  ])('one press ends %s', async (_, code) => {
    const id = kernel.sendCell(code, { allow_stdin: true });
    const question = await kernel.waitFor(id, isQuestion);
    const start = performance.now();
    kernel.send('interrupt_request', {}, 'control');
    const { error } = summary(await kernel.answer(id));
    expect((performance.now() - start) / 1000).toBeLessThan(SECONDS);
    expect(error?.ename).toBe('Interrupted');
    kernel.send('input_reply', { value: 'too late' }, 'stdin', { parent: question });
    expect((await answered("prompt('again')", ['new'])).result).toBe("'new'");
    expect((await kernel.execute('kept')).result).toBe('42');
  });
});

describe('readline', () => {
  it.each([
    ['promises', `const rl = readlinePromises.createInterface(${INTERFACE}); const q = (t: string) => rl.question(t);`],
    [
      'callbacks',
      `const rl = readline.createInterface(${INTERFACE}); const q = (t: string) => new Promise((r) => rl.question(t, r));`,
    ],
    [
      'promisified',
      `const rl = readline.createInterface(${INTERFACE}); const q = promisify(rl.question).bind(rl) as any;`,
    ],
  ])('by %s asks each question', async (_, start) => {
    const { result, prompts } = await answered(
      `{ ${start} const answers = [await q('First? '), await q('Second? ')]; rl.close(); console.log(answers); }`,
      ['1', '2'],
    );
    expect(result).toBeUndefined();
    expect(prompts).toEqual(['First? ', 'Second? ']);
  });

  it('that is left open asks nothing more', async () => {
    const open = `const open = readlinePromises.createInterface(${INTERFACE});
      const one = await open.question('One? '); await new Promise((r) => setTimeout(r, 300)); one`;
    expect(await answered(open, ['1'])).toMatchObject({ result: "'1'", prompts: ['One? '] });
    expect(await answered("await open.question('Two? ')", ['2'])).toMatchObject({ result: "'2'", prompts: ['Two? '] });
    await kernel.execute('open.close()');
  });

  it('asks with the text of a question that comes late, and lines after questions of another cell', async () => {
    const late = `const slow = readlinePromises.createInterface(${INTERFACE});
      await new Promise((r) => setTimeout(r, 300)); await slow.question('Late? ')`;
    const id = kernel.sendCell(late, { allow_stdin: true });
    const question = await kernel.waitFor(id, ({ content }) => content.prompt === 'Late? ');
    kernel.send('input_reply', { value: 'yes' }, 'stdin', { parent: question });
    expect(summary(await kernel.answer(id)).result).toBe("'yes'");
    const line = `const after = readline.createInterface({ input: process.stdin });
      await new Promise((r) => after.once('line', r)).finally(() => { after.close(); slow.close(); })`;
    expect((await answered(line, ['line'])).result).toBe("'line'");
  });

  it('asks again after a press that came before the question', async () => {
    const code = `for (;;) { void readlinePromises.createInterface(${INTERFACE}).question('?').catch(() => {}); await null; break; }
      for (;;);`;
    const id = kernel.sendCell(code, { allow_stdin: true });
    await kernel.waitFor(id, ({ type }) => type === 'execute_input');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await kernel.request('interrupt_request', {}, 'control');
    await kernel.answer(id);
    const fresh = `const fresh = readlinePromises.createInterface(${INTERFACE});
      await fresh.question('Fresh? ').finally(() => fresh.close())`;
    expect(await answered(fresh, ['yes'])).toMatchObject({ result: "'yes'", prompts: ['Fresh? '] });
  });

  it('reads lines as long as the cell reads them', async () => {
    const lines = `const lines = []; const lineReader = readline.createInterface({ input: process.stdin });
      for await (const line of lineReader) { if (line === 'end') break; lines.push(line); }
      lines`;
    expect(await answered(lines, ['a', 'b', 'end'])).toMatchObject({ result: "[ 'a', 'b' ]", prompts: ['', '', ''] });
    const data =
      "await new Promise((r) => process.stdin.resume().once('data', r)).finally(() => process.stdin.pause())";
    expect((await answered(data, ['raw'])).result).toBe("'raw\\n'");
  });
});

it('a late reply to an ended cell does not reach the next cell, which gets its own line', async () => {
  const idle = kernel.sendCell(`process.stdin.resume(); await new Promise((r) => setTimeout(r, 300)); 0`, {
    allow_stdin: true,
  });
  const stale = await kernel.waitFor(idle, isQuestion);
  await kernel.answer(idle);
  const asks = `await new Promise((r) => process.stdin.once('data', r)).finally(() => process.stdin.pause())`;
  const id = kernel.sendCell(asks, { allow_stdin: true });
  const question = await kernel.waitFor(id, isQuestion);
  kernel.send('input_reply', { value: 'stale' }, 'stdin', { parent: stale });
  kernel.send('input_reply', { value: 'mine' }, 'stdin', { parent: question });
  expect(summary(await kernel.answer(id)).result).toBe("'mine\\n'");
});

describe('where nobody can answer, one sentence says so', () => {
  const SAYS =
    'Cannot ask for input: nobody can answer where this cell runs (allow_stdin is false); write the value into the cell instead';
  it.each([
    ['prompt', "prompt('?')"],
    ['a question', `await readlinePromises.createInterface(${INTERFACE}).question('?')`],
    ['a question with a callback', `await new Promise((r) => readline.createInterface(${INTERFACE}).question('?', r))`],
    ['lines', 'for await (const line of readline.createInterface({ input: process.stdin })) console.log(line);'],
    ['the stream', "await new Promise((r) => process.stdin.on('data', () => {}).on('end', r));"],
  ])('%s', async (_, code) => {
    for (const options of [{}, { allow_stdin: false }]) {
      const { error } = await kernel.execute(code, options);
      expect(error).toMatchObject({ ename: 'Error', evalue: SAYS });
    }
    expect((await answered("prompt('again')", ['new'])).result).toBe("'new'");
  });
});

it('a shutdown ends a kernel that waits for an answer', async () => {
  const other = await KernelClient.start();
  const id = other.sendCell("prompt('?')", { allow_stdin: true });
  await other.waitFor(id, isQuestion);
  const ended = new Promise((resolve) => other.process.on('exit', resolve));
  other.send('shutdown_request', { restart: false }, 'control');
  await ended;
  other.close();
});
