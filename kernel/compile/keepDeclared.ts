/**
 * The declarations that a failed cell leaves. tslab 1.0.22 forgets them all; but a reader goes on with what was set before the
 * error, as in any notebook.
 */
import ts from '@tslab/typescript-for-tslab';
import { declaredNames } from './boundNames';

interface Declarations {
  /** Of the cells so far. */
  before: string;
  /** What they would be, had the cell succeeded. */
  after: string;
}

const parse = (text: string) => ts.createSourceFile('__prev__.d.ts', text, ts.ScriptTarget.Latest);

/** @param isSet Whether the cell came to set this variable. */
export function keepDeclared({ before, after }: Declarations, isSet: (name: string) => boolean): string {
  const beforeFile = parse(before);
  const afterFile = parse(after);
  const textsBefore = new Set(beforeFile.statements.map((statement) => statement.getText(beforeFile)));

  const isNew = (statement: ts.Statement) => !textsBefore.has(statement.getText(afterFile));
  const dropped = afterFile.statements.filter(
    (statement) => isNew(statement) && valueNames(statement).some((name) => !isSet(name)),
  );
  const lost = new Set(dropped.flatMap(valueNames));
  const kept = afterFile.statements.filter((statement) => !dropped.includes(statement));
  const keptNames = new Set(kept.flatMap(valueNames));
  const restored = beforeFile.statements.filter((statement) => {
    const names = valueNames(statement);
    return names.some((name) => lost.has(name)) && !names.some((name) => keptNames.has(name));
  });
  const texts = [
    ...kept.map((statement) => statement.getFullText(afterFile)),
    ...restored.map((statement) => statement.getFullText(beforeFile)),
  ];
  return `${texts.join('\n')}\n`;
}

/** Names of the values that a statement declares. An imported type has no value to look for. */
function valueNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return declaredNames(statement.declarationList);
  const declaresValue = ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
  return declaresValue && statement.name ? [statement.name.text] : [];
}
