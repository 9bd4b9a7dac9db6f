import ts from '@tslab/typescript-for-tslab';
import { skipTrivia } from './typescriptInternals';

/**
 * Allows `export const x` in a cell. tslab 1.0.22 exports all variables itself and reports a second export as an error. So the
 * word is replaced by blanks, which keeps all positions.
 */
export function withoutExports(code: string): string {
  if (!code.includes('export')) return code;
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest);
  let source = code;
  const blank = (start: number, end: number) => {
    source = source.slice(0, start) + source.slice(start, end).replace(/\S/g, ' ') + source.slice(end);
  };
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier) blank(statement.getStart(file), statement.end);
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    for (const { kind, pos, end } of modifiers) {
      if (kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword) {
        blank(skipTrivia(code, pos), end);
      }
    }
    if (ts.isExportAssignment(statement)) blank(statement.getStart(file), statement.expression.getStart(file));
  }
  return source;
}
