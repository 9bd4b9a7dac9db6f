/**
 * Makes each loop of a cell ask now and then whether it must end: `for (;;) work();` → `for (;;) { if (--left <= 0) left = loop.pace();
 * work(); }`. This is for platforms on which nothing can end code from outside. `cells/loopGuard.ts` has `pace`.
 */
import ts from '@tslab/typescript-for-tslab';

const { factory: make } = ts;

/**
 * A transformer of the cell's JavaScript, after all others that look at loops.
 *
 * @param newGuard The expression for a new guard.
 */
export function guardedLoops(newGuard: () => ts.Expression): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    /** The guards of all loops, one each: it learns how long the loop's rounds take. */
    const guards: ts.Identifier[] = [];
    /** The counters of the function's own loops, innermost function last. A local variable is quick. */
    const counters: ts.Identifier[][] = [[]];

    function visit(node: ts.Node): ts.Node {
      if (ts.isFunctionLike(node) && 'body' in node && node.body && ts.isBlock(node.body as ts.Node))
        return inFunction(node);
      if (ts.isClassStaticBlockDeclaration(node)) return inStaticBlock(node);
      const visited = ts.visitEachChild(node, visit, context);
      return ts.isIterationStatement(visited, false) ? guarded(visited) : visited;
    }

    function inFunction(node: ts.SignatureDeclaration): ts.Node {
      counters.push([]);
      const visited = ts.visitEachChild(node, visit, context) as ts.SignatureDeclaration & { body: ts.Block };
      const own = counters.pop() ?? [];
      if (own.length === 0) return visited;
      const { body } = visited;
      const withCounters = make.updateBlock(body, [
        declared(own, () => make.createNumericLiteral(1)),
        ...body.statements,
      ]);
      return ts.visitEachChild(visited, (child) => (child === body ? withCounters : child), context);
    }

    function inStaticBlock(node: ts.ClassStaticBlockDeclaration): ts.Node {
      counters.push([]);
      const { body } = ts.visitEachChild(node, visit, context);
      const own = counters.pop() ?? [];
      const all =
        own.length > 0 ? [declared(own, () => make.createNumericLiteral(1)), ...body.statements] : body.statements;
      return make.updateClassStaticBlockDeclaration(node, make.updateBlock(body, all));
    }

    function guarded(loop: ts.IterationStatement): ts.Node {
      const [guard, left] = [make.createUniqueName('loop'), make.createUniqueName('left')];
      guards.push(guard);
      counters.at(-1)?.push(left);
      const pace = make.createCallExpression(make.createPropertyAccessExpression(guard, 'pace'), undefined, []);
      const look = make.createIfStatement(
        make.createLessThanEquals(make.createPrefixDecrement(left), make.createNumericLiteral(0)),
        make.createExpressionStatement(make.createAssignment(left, pace)),
      );
      const { statement } = loop;
      const body = make.createBlock([look, ...(ts.isBlock(statement) ? statement.statements : [statement])]);
      return ts.visitEachChild(loop, (child) => (child === statement ? body : child), context);
    }

    const { statements } = ts.visitEachChild(file, visit, context);
    if (guards.length === 0) return file;
    const own = counters[0].length > 0 ? [declared(counters[0], () => make.createNumericLiteral(1))] : [];
    const all = [declared(guards, newGuard), ...own, ...statements];
    return make.updateSourceFile(file, ts.setTextRange(make.createNodeArray(all), file.statements));
  };
}

function declared(names: ts.Identifier[], value: () => ts.Expression): ts.Statement {
  const declarations = names.map((name) => make.createVariableDeclaration(name, undefined, undefined, value()));
  return make.createVariableStatement(undefined, make.createVariableDeclarationList(declarations, ts.NodeFlags.Let));
}
