/**
 * How a cell's variables reach other cells. tslab 1.0.22 compiles a cell to a module that ends in `export { … }`, and keeps
 * the exports in a Proxy: 40 times slower in a loop at the top level, a `let` that a later cell changes stays as it was
 * for the functions of its own cell, and a cell that throws loses what it had declared. Here every variable is a plain
 * property of `exports`, set where its declaration stands.
 */
import ts from '@tslab/typescript-for-tslab';
import { declaredNames } from './boundNames';

interface Edit {
  at: number;
  remove: number;
  insert: string;
}
export interface EsModule {
  js: string;
  /** Columns of line n (from 0) moved right by so many. */
  shifts: Record<number, number>;
}

const publish = (names: string[]) => names.map((name) => ` exports.${name} = ${name};`).join('');

/**
 * @param js A cell, compiled to an ES module.
 * @returns The module with its exports written out.
 */
export function publishVariables(js: string): EsModule {
  const file = ts.createSourceFile('cell.js', js, ts.ScriptTarget.Latest);
  const functions: string[] = [];
  const edits: Edit[] = [];

  for (const statement of file.statements) {
    const start = statement.getStart(file);
    const replaceHead = (head: string, insert: string) => edits.push({ at: start, remove: head.length, insert });
    const addAfter = (names: string[]) => edits.push({ at: statement.end, remove: 0, insert: publish(names) });

    if (ts.isExportDeclaration(statement)) replaceHead(js.slice(start, statement.end), '');
    else if (ts.isImportDeclaration(statement)) addAfter(importedNames(statement));
    else if (ts.isFunctionDeclaration(statement) && statement.name) functions.push(statement.name.text);
    else if (ts.isClassDeclaration(statement) && statement.name) addAfter([statement.name.text]);
    else if (ts.isVariableStatement(statement)) {
      const { declarationList } = statement;
      if (statement.modifiers)
        replaceHead('export const ', 'exports.'); // tslab's variable for the last expression
      else if (declarationList.flags & ts.NodeFlags.Const) addAfter(declaredNames(declarationList));
      else {
        replaceHead('', 'export '); // the next step then makes each use of the variable one of `exports`
        for (const { initializer, end } of declarationList.declarations) {
          if (!initializer) edits.push({ at: end, remove: 0, insert: ' = undefined' }); // not an earlier cell's value
        }
      }
    }
  }

  let output = js;
  const shifts: Record<number, number> = {};
  for (const { at, remove, insert } of edits.reverse()) {
    output = output.slice(0, at) + insert + output.slice(at + remove);
    const { line, character } = file.getLineAndCharacterOfPosition(at);
    if (character === 0) shifts[line] = insert.length - remove;
  }
  const head = publish(functions);
  shifts[0] = (shifts[0] ?? 0) + head.length;
  // Still a module, without which `await (x)` would be a call.
  return { js: `${head}${output}\nexport {};`, shifts };
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const { name, namedBindings } = importClause ?? {};
  const bindings = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings];
  return [name, ...bindings.map((node) => node?.name)].flatMap((node) => node?.text ?? []);
}
