/**
 * `node compileCells.cjs`: compiles cells for kernels that run elsewhere (`runCompiled.ts`). Each question is a line of JSON and holds
 * all that counts. Nothing is kept from one question to the next but what TypeScript knows of packages and lib.
 */
import { createInterface } from 'node:readline';
import { CompileError } from '../compiler';
import { useCompilerHost } from '../compilerHost';
import { nodeCompilerHost } from '../nodeCompilerHost';
import { type Answer, asCode, type Declared, type Question } from './messages';

type Compile = typeof import('../compile/compileCell');
type Keep = typeof import('../compile/keepDeclared');

const restored = ({ text, globals }: Declared) => ({ text, globals: new Set(globals) });
const sent = ({ text, globals }: ReturnType<typeof restored> | ReturnType<Keep['keepDeclared']>) => ({
  text,
  globals: [...globals],
});

function answer(question: Question, { compileCell }: Compile, { keepDeclared }: Keep): Answer {
  const before = restored(question.before);
  if ('after' in question) {
    const set = new Set(question.set);
    return { declared: sent(keepDeclared(before, restored(question.after), (name) => set.has(name))) };
  }
  try {
    const { cell, declared } = compileCell(before, question.source);
    return { code: asCode(cell), declared: sent(declared) };
  } catch (error) {
    if (error instanceof CompileError)
      return { error: { ename: error.name, evalue: error.message, traceback: error.traceback } };
    process.exitCode = 1; // TypeScript failed, and may have left something half done: the next question needs a new process
    const evalue = `TypeScript cannot read this cell: ${error instanceof Error ? error.message : error}`;
    return { error: { ename: 'TypeScript', evalue, traceback: [evalue] } };
  }
}

async function main() {
  useCompilerHost(nodeCompilerHost);
  const compile = await import('../compile/compileCell');
  const keep = await import('../compile/keepDeclared');
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(answer(JSON.parse(line), compile, keep))}\n`);
    if (process.exitCode) break;
  }
  process.stdin.destroy();
}

void main();
