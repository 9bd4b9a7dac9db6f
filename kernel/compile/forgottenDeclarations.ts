import ts from '@tslab/typescript-for-tslab';

/**
 * The declarations of earlier cells that tslab 1.0.22 drops at the next cell: namespaces, `declare global`, `declare module` and
 * `import a = N.b`.
 *
 * @param declared The declarations of all cells so far.
 * @param again The names that the cell declares again. Their earlier declarations no longer count.
 */
export function forgottenDeclarations(declared: string, again: ReadonlySet<string>): string {
  const file = ts.createSourceFile('__prev__.d.ts', declared, ts.ScriptTarget.Latest);
  return file.statements
    .filter((statement) => {
      if (ts.isImportEqualsDeclaration(statement)) return !again.has(statement.name.text);
      return ts.isModuleDeclaration(statement) && !(ts.isIdentifier(statement.name) && again.has(statement.name.text));
    })
    .map((statement) => `${statement.getFullText(file).trim()}\n`)
    .join('');
}
