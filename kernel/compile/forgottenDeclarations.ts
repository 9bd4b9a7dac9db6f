import ts from '@tslab/typescript-for-tslab';

/**
 * The declarations of earlier cells that tslab 1.0.22 forgets after the next one: namespaces, `declare global`, `declare module`,
 * and `import a = N.b`.
 *
 * @param declared What the cells so far have declared.
 * @param again The names that the cell declares, which then are no more what they were.
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
