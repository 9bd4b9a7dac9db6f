/**
 * Makes each loop of a cell ask now and then whether it must end. This is for platforms on which nothing can end code from outside.
 * `cells/loopGuard.ts` says after how many rounds to ask; `loopInChunks.ts` says why a loop runs so many rounds as a loop of its own.
 */
import ts from '@tslab/typescript-for-tslab';
import { hasList, loopByIndex } from './loopByIndex';
import { type Chunks, canGoOn, loopInChunks } from './loopInChunks';
import { isSwift, mayBeCaptured } from './loopRounds';

const { factory: make } = ts;

type Guarded = Pick<Chunks, 'left' | 'takeMore'>;

/**
 * A transformer of the cell's JavaScript, after all others that look at loops.
 *
 * @param newGuard The expression for a new guard. A swift loop's rounds take nanoseconds each.
 */
export function guardedLoops(newGuard: (swift: boolean) => ts.Expression): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    /** The guards of all loops, one each: it learns how long the loop's rounds take. */
    const guards: ts.VariableDeclaration[] = [];
    /** The counters of the function's own loops, innermost function last. A local variable is quick. */
    const counters: ts.VariableDeclaration[][] = [[]];

    function visit(node: ts.Node): ts.Node {
      if (ts.isFunctionLike(node) && 'body' in node && node.body && ts.isBlock(node.body as ts.Node))
        return inFunction(node);
      if (ts.isClassStaticBlockDeclaration(node)) return inStaticBlock(node);
      const loop = loopIn(node);
      return loop ? guarded(node as ts.Statement, loop) : ts.visitEachChild(node, visit, context);
    }

    function inFunction(node: ts.SignatureDeclaration): ts.Node {
      counters.push([]);
      const visited = ts.visitEachChild(node, visit, context) as ts.SignatureDeclaration & { body: ts.Block };
      const own = counters.pop() ?? [];
      if (own.length === 0) return visited;
      const { body } = visited;
      const withCounters = make.updateBlock(body, [declared(own), ...body.statements]);
      return ts.visitEachChild(visited, (child) => (child === body ? withCounters : child), context);
    }

    function inStaticBlock(node: ts.ClassStaticBlockDeclaration): ts.Node {
      counters.push([]);
      const { body } = ts.visitEachChild(node, visit, context);
      const own = counters.pop() ?? [];
      const all = own.length > 0 ? [declared(own), ...body.statements] : body.statements;
      return make.updateClassStaticBlockDeclaration(node, make.updateBlock(body, all));
    }

    /** @param statement The loop, with its labels. */
    function guarded(statement: ts.Statement, loop: ts.IterationStatement): ts.Statement {
      const visited = ts.visitEachChild(loop, visit, context);
      const labelled = (inner: ts.Statement, around = statement): ts.Statement =>
        ts.isLabeledStatement(around)
          ? make.updateLabeledStatement(around, around.label, labelled(inner, around.statement))
          : inner;
      if (hasList(visited)) return overList(visited, labelled);
      const guard = newGuardOf(visited);
      return canGoOn(visited) && !mayBeCaptured(loop)
        ? loopInChunks(visited, { ...guard, labelled })
        : labelled(countingEachRound(visited, guard));
    }

    /** The names of a new guard of a loop, and of the rounds that it gives. */
    function newGuardOf(loop: ts.IterationStatement) {
      const [name, left] = [make.createUniqueName('loop'), make.createUniqueName('left')];
      const swift = isSwift(loop);
      guards.push(variable(name, newGuard(swift)));
      counters.at(-1)?.push(variable(left, make.createNumericLiteral(1)));
      const takeMore = make.createExpressionStatement(make.createAssignment(left, called(name, 'take')));
      return { name, left, takeMore, keepRest: !swift };
    }

    /** `for (const x of all) work();` → `const list = all; if (loop.isList(list)) …by index, in chunks… else …by its iterator…` */
    function overList(loop: ts.ForOfStatement, labelled: (inner: ts.Statement) => ts.Statement): ts.Statement {
      const list = make.createUniqueName('list');
      const byIndex = loopByIndex(loop, list);
      const guard = newGuardOf(byIndex);
      const { initializer, statement } = loop;
      const byIterator = make.updateForOfStatement(loop, undefined, initializer, list, statement);
      return make.createBlock([
        declared([variable(list, loop.expression)], ts.NodeFlags.Const),
        make.createIfStatement(
          called(guard.name, 'isList', list),
          loopInChunks(byIndex, { ...guard, labelled }),
          labelled(countingEachRound(byIterator, newGuardOf(byIterator))),
        ),
      ]);
    }

    /** `for (const x of all) work();` → `for (const x of all) { if (--left <= 0) left = loop.take(); work(); }` */
    function countingEachRound(loop: ts.IterationStatement, { left, takeMore }: Guarded): ts.Statement {
      const isOver = make.createLessThanEquals(make.createPrefixDecrement(left), make.createNumericLiteral(0));
      const { statement } = loop;
      const own = ts.isBlock(statement) ? statement.statements : [statement];
      const body = make.createBlock([make.createIfStatement(isOver, takeMore), ...own]);
      return ts.visitEachChild(loop, (child) => (child === statement ? body : child), context);
    }

    const { statements } = ts.visitEachChild(file, visit, context);
    if (guards.length === 0) return file;
    const own = counters[0].length > 0 ? [declared(counters[0])] : [];
    const all = [declared(guards), ...own, ...statements];
    return make.updateSourceFile(file, ts.setTextRange(make.createNodeArray(all), file.statements));
  };
}

/** The loop that a statement is, below its labels. */
function loopIn(node: ts.Node): ts.IterationStatement | undefined {
  if (ts.isLabeledStatement(node)) return loopIn(node.statement);
  return ts.isIterationStatement(node, false) ? node : undefined;
}

const variable = (name: ts.Identifier, value: ts.Expression) =>
  make.createVariableDeclaration(name, undefined, undefined, value);

const declared = (declarations: ts.VariableDeclaration[], kind = ts.NodeFlags.Let): ts.Statement =>
  make.createVariableStatement(undefined, make.createVariableDeclarationList(declarations, kind));

const called = (of: ts.Identifier, name: string, ...args: ts.Expression[]) =>
  make.createCallExpression(make.createPropertyAccessExpression(of, name), undefined, args);
