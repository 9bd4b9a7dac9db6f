/**
 * A loop over a list, by index, so that it can run in chunks (`loopInChunks.ts`), which one over an iterator cannot:
 *
 *     for (const x of list) work(x);
 * →   for (let index = 0; index < list.length; index++) { const x = list[index]; { work(x); } }
 *
 * Both do the same where the list has the iterator of its kind (`LoopGuard.isList`), also if `work` makes it longer or shorter.
 */
import ts from '@tslab/typescript-for-tslab';
import { holdsLoop } from './loopRounds';

const { factory: make } = ts;

/** Whether a loop has this form. Only one without others in it: its statement then stands in the code twice, and not 2, 4, 8 times. */
export const hasList = (loop: ts.IterationStatement): loop is ts.ForOfStatement =>
  ts.isForOfStatement(loop) && !loop.awaitModifier && !holdsLoop(loop);

export function loopByIndex({ initializer, statement }: ts.ForOfStatement, list: ts.Identifier): ts.ForStatement {
  const index = make.createUniqueName('index');
  const element = make.createElementAccessExpression(list, index);
  const isThere = make.createLessThan(index, make.createPropertyAccessExpression(list, 'length'));
  const first = make.createVariableDeclaration(index, undefined, undefined, make.createNumericLiteral(0));
  return make.createForStatement(
    make.createVariableDeclarationList([first], ts.NodeFlags.Let),
    isThere,
    make.createPostfixIncrement(index),
    make.createBlock([assigned(initializer, element), statement]),
  );
}

function assigned(target: ts.ForInitializer, value: ts.Expression): ts.Statement {
  if (!ts.isVariableDeclarationList(target))
    return make.createExpressionStatement(make.createAssignment(target, value));
  const declarations = target.declarations.map((one) =>
    make.updateVariableDeclaration(one, one.name, undefined, undefined, value),
  );
  return make.createVariableStatement(undefined, make.updateVariableDeclarationList(target, declarations));
}
