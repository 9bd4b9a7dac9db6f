/** Runs the code of a cell: compile, evaluate, and keep what it declared. */
import { compiledFiles } from '../compiledFiles';
import { type CompiledCell, CompileError, compiler } from '../compiler';
import { host } from '../host';
import { type CellRuntime, cellRuntime } from './cellRuntime';
import { cells } from './cells';
import { Interrupted, interruptible } from './interrupts';
import { putBuiltinsBack } from './keptBuiltins';
import { leaveTensorFlowScopes } from './leaveTensorFlowScopes';
import { forgetOutdated, noteOutdated } from './outdatedNames';
import { print } from './output';

/** A compiled cell. It gets variables and functions under generated names, and the names that every module of Node has. */
type Program = (
  variables: object,
  runtime: CellRuntime,
  exports: object,
  require: unknown,
  filename: string,
  dirname: string,
) => () => Promise<unknown>;

/** An object for any names, `__proto__` too. It is a class's because V8 is slow with objects without a prototype. */
class Variables {
  [name: string]: unknown;
}
Object.setPrototypeOf(Variables.prototype, null);
Reflect.deleteProperty(Variables.prototype, 'constructor');

/** The variables of all cells. */
const variables = new Variables();

/**
 * @param name The cell's name in stack traces.
 * @returns The value of its last expression.
 */
export async function runCell(code: string, name: string): Promise<unknown> {
  const compiled = compile(code, name);
  const valuesBefore = Object.assign(new Variables(), variables);
  const runtime = cellRuntime(`${host.notebookFolder}/${name}`);
  try {
    // If the last value is a promise, it is awaited, and an interrupt ends the wait.
    const result = await interruptible(async () => {
      try {
        await evaluate(compiled, name, runtime);
        tellWhatIsPutBack(); // with a `then` of its own, any object is a promise
        return { value: await runtime.result };
      } finally {
        tellWhatIsPutBack();
      }
    });
    compiler.ended();
    return result.value;
  } catch (error) {
    tellWhatIsPutBack(); // code that was cut off has not come to its end
    const isSet = (variable: string) =>
      variable in variables && !Object.is(variables[variable], valuesBefore[variable]);
    compiler.ended(isSet);
    if (Interrupted.is(error)) {
      leaveTensorFlowScopes();
      host.forgetHalfLoadedModules();
    }
    throw error;
  }
}

function tellWhatIsPutBack(): void {
  const [first, ...others] = putBuiltinsBack();
  if (!first || !cells.running) return;
  const names = others.length > 0 ? `${first} and ${others.length} more are` : `${first} is`;
  print(cells.running, 'stderr', `${names} put back: the kernel needs the original. Give your own another name.\n`);
}

function compile(code: string, name: string): CompiledCell {
  try {
    const compiled = host.withoutInterrupts(() => compiler.compile(code));
    compiledFiles.set(name, { shown: name, maps: [compiled.map], prependedLines: 1 });
    forgetOutdated(compiled.declares);
    return compiled;
  } catch (error) {
    if (error instanceof CompileError) noteOutdated(error.declares);
    throw error;
  }
}

function evaluate({ js, names }: CompiledCell, name: string, runtime: CellRuntime) {
  // Two functions, because the inner one may declare the outer one's names again.
  const given = `${names.variables}, ${names.runtime}, exports, require, __filename, __dirname`;
  const main = host.evaluate(`((${given}) => async function () {\n${js}\n})`, name) as Program;
  const { notebookFolder } = host;
  const filename = `${notebookFolder}/${name}`;
  return main(variables, runtime, variables, host.require, filename, notebookFolder)();
}
