/** Names whose latest cell did not compile, so that their values come from an earlier cell. */
import ts from '@tslab/typescript-for-tslab';

/** Checks read this set, so that they do not test an older version of an answer. */
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
