/**
 * Makes loops at a cell's top level as fast as loops in a function. A variable that all cells share is a property, which is read
 * from and written to memory in every iteration: 4 to 20 times slower than a local variable. So a loop works on local copies. It
 * writes them back at its end. Where an interrupt cuts the code off, without its end, it also does so every 1024 iterations: the
 * reader then sees nearly the latest values.
 *
 * Not changed are loops that await, contain functions or call a function of a cell, and variables that functions of the cell use:
 * such a function might use the variable while the loop runs.
 */
import ts from '@tslab/typescript-for-tslab';
import type { GeneratedNames } from '../compiler';

const ROUNDS = 1024; // a power of 2

const { factory: make } = ts;

function walk(node: ts.Node, use: (node: ts.Node) => void) {
  use(node);
  ts.forEachChild(node, (child) => walk(child, use));
}

/** Gives the variable's name for a node such as `$cells.x`. */
type VariableOf = (node: ts.Node) => string | undefined;
/** The local copy of each variable. */
type Locals = Map<string, ts.Identifier>;

/**
 * A transformer of the cell's JavaScript, after `bindNames`.
 *
 * @param own The variables that the cell declares. Functions of earlier cells do not use them.
 * @param canBeCutOff Whether an interrupt ends the loop without its `finally`.
 */
export function loopsOnLocals(
  { variables }: GeneratedNames,
  own: ReadonlySet<string>,
  { canBeCutOff }: { canBeCutOff: boolean },
): ts.TransformerFactory<ts.SourceFile> {
  const variableOf: VariableOf = (node) =>
    ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === variables
      ? node.name.text
      : undefined;
  const variable = (name: string) => make.createPropertyAccessExpression(make.createIdentifier(variables), name);

  return (context) => (file) => {
    const ofFunctions = usedInFunctions(file, variableOf);
    const statements = file.statements.map((statement) => {
      if (!ts.isIterationStatement(statement, false) || !isPlain(statement, variableOf)) return statement;
      const locals: Locals = new Map();
      walk(statement, (node) => {
        const name = variableOf(node);
        if (name && own.has(name) && !ofFunctions.has(name) && !locals.has(name))
          locals.set(name, make.createUniqueName('local'));
      });
      return locals.size > 0 ? onLocals(statement, locals) : statement;
    });
    return make.updateSourceFile(file, ts.setTextRange(make.createNodeArray(statements), file.statements));

    function onLocals(loop: ts.IterationStatement, locals: Locals): ts.Statement {
      const visit = (node: ts.Node): ts.Node =>
        locals.get(variableOf(node) ?? '') ?? ts.visitEachChild(node, visit, context);
      const writeBack = () =>
        make.createBlock(
          [...locals].map(([name, local]) =>
            make.createExpressionStatement(make.createAssignment(variable(name), local)),
          ),
        );
      const rounds = make.createUniqueName('rounds');
      const isTime = make.createStrictEquality(
        make.createBitwiseAnd(make.createPrefixIncrement(rounds), make.createNumericLiteral(ROUNDS - 1)),
        make.createNumericLiteral(0),
      );
      const inBody = (node: ts.Node) =>
        canBeCutOff && node === loop.statement
          ? make.createBlock([make.createIfStatement(isTime, writeBack()), visit(node) as ts.Statement])
          : visit(node);
      const declare = (name: ts.Identifier, value: ts.Expression) =>
        make.createVariableDeclaration(name, undefined, undefined, value);
      const declarations = [
        ...(canBeCutOff ? [declare(rounds, make.createNumericLiteral(0))] : []),
        ...[...locals].map(([name, local]) => declare(local, variable(name))),
      ];
      return make.createBlock([
        make.createVariableStatement(undefined, make.createVariableDeclarationList(declarations, ts.NodeFlags.Let)),
        make.createTryStatement(make.createBlock([ts.visitEachChild(loop, inBody, context)]), undefined, writeBack()),
      ]);
    }
  };
}

function usedInFunctions(file: ts.SourceFile, variableOf: VariableOf): Set<string> {
  const used = new Set<string>();
  walk(file, (node) => {
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) return;
    walk(node, (inner) => {
      const name = variableOf(inner);
      if (name) used.add(name);
    });
  });
  return used;
}

function isPlain(loop: ts.IterationStatement, variableOf: VariableOf): boolean {
  let plain = true;
  walk(loop, (node) => {
    const calls = ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node);
    const callee = calls && rootOf(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
    const mightUse = callee && variableOf(callee) !== undefined;
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isAwaitExpression(node) || mightUse) plain = false;
    if (ts.isForOfStatement(node) && node.awaitModifier) plain = false;
  });
  return plain;

  /** `(0, $cells.a).b.c` → `$cells.a` */
  function rootOf(node: ts.Expression): ts.Expression {
    if (variableOf(node) !== undefined) return node;
    if (ts.isParenthesizedExpression(node)) return rootOf(node.expression);
    if (ts.isBinaryExpression(node)) return rootOf(node.right);
    const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
    return isAccess || ts.isCallExpression(node) ? rootOf(node.expression) : node;
  }
}
