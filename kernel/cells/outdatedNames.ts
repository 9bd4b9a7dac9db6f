/** Names whose last cell did not compile: what they stand for is of an earlier one. */
import ts from '@tslab/typescript-for-tslab';

/** Read by checks: an answer that is an older version must not be taken for what stands in the cell. */
const outdated = new Set<string>();
Object.assign(globalThis, { [Symbol.for('softmax-notebooks.outdatedNames')]: outdated });

export function noteOutdated(code: string): void {
  for (const name of declaredIn(code)) outdated.add(name);
}

export function forgetOutdated(code: string): void {
  if (outdated.size > 0) for (const name of declaredIn(code)) outdated.delete(name);
}

/** The names that a cell declares at its top, as far as its code can be read. */
function declaredIn(code: string): string[] {
  const { statements } = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    }
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    return isNamed && statement.name ? [statement.name.text] : [];
  });
}
