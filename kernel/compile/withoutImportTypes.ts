import ts from '@tslab/typescript-for-tslab';

const JSON_TYPE = /^\s*with\s*\{\s*type\s*:\s*(['"])json\1\s*,?\s*\}/;

/**
 * Allows `import data from './data.json' with { type: 'json' }`, which TypeScript 5.0.4 cannot parse. It imports JSON without the
 * clause, so the clause is replaced by blanks, which keeps all positions.
 */
export function withoutImportTypes(code: string): string {
  if (!/\bwith\b/.test(code)) return code;
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true);
  let source = code;
  const blank = (start: number, end: number) => {
    source = source.slice(0, start) + source.slice(start, end).replace(/\S/g, ' ') + source.slice(end);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const start = node.moduleSpecifier?.end ?? node.end;
      blank(start, start + (JSON_TYPE.exec(code.slice(start))?.[0].length ?? 0));
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [module, options] = node.arguments;
      if (options && JSON_TYPE.test(options.getText(file).replace(/^\{\s*with\s*:/, 'with')))
        blank(module.end, options.end);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return source;
}
