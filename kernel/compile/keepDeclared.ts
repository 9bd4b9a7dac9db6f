/**
 * The declarations that a failed cell leaves. tslab 1.0.22 drops all of them. But as in any notebook, readers go on with the
 * variables that were set before the error.
 */
import ts from '@tslab/typescript-for-tslab';
import { declaredNames } from './boundNames';
import type { Declared } from './compileCell';

const parse = (text: string) => ts.createSourceFile('__prev__.d.ts', text, ts.ScriptTarget.Latest);

/**
 * @param before The declarations before the cell.
 * @param after The declarations as they would be if the cell had succeeded.
 * @param isSet Whether the cell set this variable before it failed.
 */
export function keepDeclared(before: Declared, after: Declared, isSet: (name: string) => boolean): Declared {
  const beforeFile = parse(before.text);
  const afterFile = parse(after.text);
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
  return { text: `${texts.join('\n')}\n`, globals: after.globals };
}

/** Names of the values that a statement declares. An imported type has no value. */
function valueNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return declaredNames(statement.declarationList);
  const declaresValue = ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
  return declaresValue && statement.name ? [statement.name.text] : [];
}
