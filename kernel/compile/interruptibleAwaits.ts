/**
 * Makes each `await` interruptible: `await x` → `__await__.check(__await__.run, await __await__.pause(x))`.
 * `cells/interrupts.ts` has these functions.
 */
import ts from '@tslab/typescript-for-tslab';

const { factory: make } = ts;

/** @param awaiting The expression for `__await__`. */
export function awaitsThrough(awaiting: () => ts.Expression): ts.TransformerFactory<ts.SourceFile> {
  const member = (name: string) => make.createPropertyAccessExpression(awaiting(), name);
  const call = (name: string, ...args: ts.Expression[]) => make.createCallExpression(member(name), undefined, args);
  return (context) => (file) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isAwaitExpression(visited)) return visited;
      const at = <T extends ts.Expression>(made: T) => ts.setTextRange(made, node); // for source maps
      const paused = at(make.createAwaitExpression(call('pause', visited.expression)));
      return at(call('check', member('run'), paused));
    };
    return ts.visitEachChild(file, visit, context);
  };
}

/** The transformer for the project's own files. */
export const interruptibleAwaits = awaitsThrough(() => make.createIdentifier('__await__'));
