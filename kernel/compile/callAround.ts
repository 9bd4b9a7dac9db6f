import ts from '@tslab/typescript-for-tslab';

/**
 * The position of the function whose call surrounds a position: for `Math.sqrt(▮` it is the start of `sqrt`. The code may be
 * unfinished. Of nested calls the innermost counts. The body of a function that is an argument does not belong to the call.
 */
export function calledAround(code: string, position: number): number | undefined {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true);
  let found: ts.LeftHandSideExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > position) return;
    if (ts.isFunctionLike(node) && 'body' in node && isWithin(node.body as ts.Node | undefined)) found = undefined;
    if (isInBrackets(node)) found = (node as ts.CallExpression).expression;
    ts.forEachChild(node, visit);
  };
  const isWithin = (node: ts.Node | undefined) => node && node.getStart(file) < position && position < node.end;
  const isInBrackets = (node: ts.Node) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
    if (!node.arguments || position < node.arguments.pos) return false;
    const isClosed = code[node.end - 1] === ')' && node.end > node.arguments.end;
    return isClosed ? position < node.end : code.slice(node.end, position).trim() === '';
  };
  visit(file);
  if (!found || found.kind === ts.SyntaxKind.ImportKeyword) return undefined;
  return (ts.isPropertyAccessExpression(found) ? found.name : found).getStart(file);
}
