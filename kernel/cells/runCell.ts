/** Runs the code of a cell: compile, evaluate, and keep what it declared. */
import { awaitsAtTopLevel } from '../compile/cellSource';
import { compiler } from '../compile/compiler';
import { keepDeclared } from '../compile/keepDeclared';
import { host } from '../host';
import { interruptible, wasInterrupted } from './interrupts';
import { leaveTensorFlowScopes } from './leaveTensorFlowScopes';

type Program = (exports: object, require: unknown, filename: string, dirname: string) => unknown;

/** The variables of all cells. */
const variables: Record<string, unknown> = {};

/**
 * @param name The cell's name in stack traces.
 * @returns The value of its last expression.
 */
export async function runCell(code: string, name: string): Promise<unknown> {
  const { output, declOutput = '', lastExpressionVar } = host.withoutInterrupts(() => compiler.compile(code, name));
  if (output === undefined) return undefined;
  const before = compiler.declared;
  const valuesBefore = { ...variables };
  try {
    await interruptible(() => evaluate(output, name));
    compiler.declared = declOutput;
    return lastExpressionVar && variables[lastExpressionVar];
  } catch (error) {
    const isSet = (variable: string) =>
      variable in variables && !Object.is(variables[variable], valuesBefore[variable]);
    compiler.declared = keepDeclared({ before, after: declOutput }, isSet);
    if (wasInterrupted()) leaveTensorFlowScopes();
    throw error;
  } finally {
    if (lastExpressionVar) variables[lastExpressionVar] = undefined;
  }
}

function evaluate(js: string, name: string) {
  const head = `${awaitsAtTopLevel(js) ? 'async ' : ''}function (exports, require, __filename, __dirname) {`;
  const { notebookFolder } = host;
  const main = host.evaluate(`(${head}\n${js}\n})`, name) as Program;
  return main(variables, host.require, `${notebookFolder}/${name}`, notebookFolder);
}
