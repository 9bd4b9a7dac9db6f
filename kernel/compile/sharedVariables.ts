/** Turns declarations of shared variables into assignments: `let a = 1, { b } = o` → `$cells.a = 1, { b: $cells.b } = o`. */
import ts from '@tslab/typescript-for-tslab';
import { assignmentTarget } from './assignmentTarget';
import { namesIn } from './boundNames';
import type { CellScope } from './cellScope';
import { named } from './named';

const { factory: make } = ts;

/**
 * @param variable Gives the expression that holds a name's value.
 * @param visit Visits the expressions in a declaration.
 * @returns What replaces a node that declares such variables; undefined for any other node.
 */
export function sharedVariables(
  scope: CellScope,
  variable: (name: string) => ts.Expression,
  visit: (node: ts.Expression) => ts.Expression,
): (node: ts.Node) => ts.Node | undefined {
  const areShared = ({ declarations }: ts.VariableDeclarationList) =>
    declarations.flatMap(({ name }) => namesIn(name)).some((name) => scope.meaningOf(name)?.kind === 'variable');

  function assignments({ declarations, flags }: ts.VariableDeclarationList): ts.Expression[] {
    return declarations.flatMap((declaration) => {
      const { name, initializer } = declaration;
      const target = assignmentTarget(name, variable, visit);
      const at = (value: ts.Expression) => ts.setTextRange(make.createAssignment(target, value), declaration);
      if (initializer) return at(ts.isIdentifier(name) ? named(name.text, initializer, visit) : visit(initializer));
      const isNew = flags & ts.NodeFlags.Let || (ts.isIdentifier(name) && scope.declarationsOf(name) === 1);
      return isNew ? at(make.createVoidZero()) : []; // must not keep an earlier cell's value
    });
  }
  const inOne = (expressions: ts.Expression[]) => expressions.reduce((left, right) => make.createComma(left, right));

  function statement(node: ts.VariableStatement): ts.Node {
    const expressions = assignments(node.declarationList);
    if (expressions.length === 0) return make.createEmptyStatement();
    return ts.setTextRange(make.createExpressionStatement(inOne(expressions)), node);
  }
  function loopHead(node: ts.VariableDeclarationList): ts.Node {
    if (ts.isForOfStatement(node.parent) || ts.isForInStatement(node.parent)) {
      return assignmentTarget(node.declarations[0].name, variable, visit);
    }
    const expressions = assignments(node);
    return expressions.length > 0 ? inOne(expressions) : make.createVoidZero();
  }

  return (node) => {
    if (ts.isVariableStatement(node) && areShared(node.declarationList)) return statement(node);
    return ts.isVariableDeclarationList(node) && areShared(node) ? loopHead(node) : undefined;
  };
}
