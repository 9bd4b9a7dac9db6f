/** Puts `cells/interrupts.ts` around each `await`: `await x` → `__await__.check(__await__.run, await __await__.pause(x))`. */
import ts from '@tslab/typescript-for-tslab';

const { factory } = ts;
const member = (name: string) =>
  factory.createPropertyAccessExpression(factory.createIdentifier('__await__'), factory.createIdentifier(name));
const call = (name: string, ...args: ts.Expression[]) => factory.createCallExpression(member(name), undefined, args);

export const interruptibleAwaits: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isAwaitExpression(visited)) return visited;
    const at = <T extends ts.Expression>(made: T) => ts.setTextRange(made, node); // for source maps
    const paused = at(factory.createAwaitExpression(call('pause', visited.expression)));
    return at(call('check', member('run'), paused));
  };
  return ts.visitEachChild(file, visit, context);
};
