/**
 * Loops at a cell's top level at the speed of a function's. A variable that lives in `exports` is read and written in memory
 * in every round, 4 to 20 times slower than a local one; so a loop works on locals, and writes them back every 1024 rounds
 * (for who interrupts it and looks) and at its end. Left alone are loops that await or hold functions, variables that functions
 * of the cell use, and loops that call functions of earlier cells, which might use them.
 */
import ts from '@tslab/typescript-for-tslab';
import { boundNames, declaredNames } from './boundNames';

const ROUNDS = 1024; // a power of 2

const { factory: make } = ts;

function walk(node: ts.Node, use: (node: ts.Node) => void) {
  use(node);
  ts.forEachChild(node, (child) => walk(child, use));
}

const isName = (node: ts.Node): node is ts.Identifier =>
  ts.isIdentifier(node) &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node);

/** Names of the cell's `let` variables that no function or class of it uses. */
function candidates(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    const isLet = ts.isVariableStatement(statement) && statement.modifiers;
    if (isLet) for (const name of declaredNames(statement.declarationList)) names.add(name);
  }
  walk(file, (node) => {
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) return;
    walk(node, (inner) => ts.isIdentifier(inner) && names.delete(inner.text));
  });
  return names;
}

type Locals = Map<string, ts.Identifier>;

/** The names that become locals, each with a node that uses it; empty when none may. */
function localsOf(loop: ts.IterationStatement, names: Set<string>): Locals {
  const locals: Locals = new Map();
  const shadowed = new Set<string>();
  let plain = true;
  walk(loop, (node) => {
    const callsEarlier =
      (ts.isCallExpression(node) || ts.isNewExpression(node)) && /^\W*exports\b/.test(node.expression.getText());
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isAwaitExpression(node) || callsEarlier) plain = false;
    if (ts.isForOfStatement(node) && node.awaitModifier) plain = false;
    if (ts.isVariableDeclaration(node)) for (const name of boundNames(node.name)) shadowed.add(name);
    if (ts.isShorthandPropertyAssignment(node)) shadowed.add(node.name.text);
    if (isName(node) && names.has(node.text)) locals.set(node.text, node);
  });
  for (const name of shadowed) locals.delete(name);
  return plain ? locals : new Map();
}

const local = (name: string) => make.createIdentifier(`__local_${name}`);
const rounds = make.createIdentifier('__rounds');

function onLocals(loop: ts.IterationStatement, locals: Locals, context: ts.TransformationContext): ts.Statement {
  const writeBack = () =>
    [...locals].map(([name, use]) => make.createExpressionStatement(make.createAssignment(use, local(name))));
  const visit = (node: ts.Node): ts.Node =>
    isName(node) && locals.has(node.text) ? local(node.text) : ts.visitEachChild(node, visit, context);
  const isTime = make.createStrictEquality(
    make.createBitwiseAnd(make.createPrefixIncrement(rounds), make.createNumericLiteral(ROUNDS - 1)),
    make.createNumericLiteral(0),
  );
  const inBody = (node: ts.Node) =>
    node === loop.statement
      ? make.createBlock([make.createIfStatement(isTime, make.createBlock(writeBack())), visit(node) as ts.Statement])
      : visit(node);
  const declarations = [
    make.createVariableDeclaration(rounds, undefined, undefined, make.createNumericLiteral(0)),
    ...[...locals].map(([name, use]) => make.createVariableDeclaration(local(name), undefined, undefined, use)),
  ];
  return make.createBlock([
    make.createVariableStatement(undefined, make.createVariableDeclarationList(declarations, ts.NodeFlags.Let)),
    make.createTryStatement(
      make.createBlock([ts.visitEachChild(loop, inBody, context)]),
      undefined,
      make.createBlock(writeBack()),
    ),
  ]);
}

/** A transformer of TypeScript's, for cells. */
export const loopsOnLocals: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const names = candidates(file);
  const statements = file.statements.map((statement) => {
    if (!ts.isIterationStatement(statement, false)) return statement;
    const locals = localsOf(statement, names);
    return locals.size > 0 ? onLocals(statement, locals, context) : statement;
  });
  return make.updateSourceFile(file, statements);
};
