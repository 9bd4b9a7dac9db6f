/** What `guardedLoops.ts` must know about a loop's rounds. */
import ts from '@tslab/typescript-for-tslab';

function contains(node: ts.Node, isWanted: (node: ts.Node) => boolean): boolean {
  return isWanted(node) || ts.forEachChild(node, (child) => contains(child, isWanted)) === true;
}

const isCall = (node: ts.Node) =>
  (ts.isCallExpression(node) && !isOfMath(node.expression)) ||
  ts.isNewExpression(node) ||
  ts.isTaggedTemplateExpression(node) ||
  ts.isForOfStatement(node) || // of the iterator
  ts.isAwaitExpression(node) ||
  ts.isYieldExpression(node);
const isOfMath = (node: ts.Expression) =>
  ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Math';

export const holdsLoop = (loop: ts.IterationStatement): boolean =>
  contains(loop, (node) => node !== loop && ts.isIterationStatement(node, false));

/** Whether a round takes nanoseconds: it calls nothing, and no loop is in it. */
export const isSwift = (loop: ts.IterationStatement): boolean => !contains(loop, isCall) && !holdsLoop(loop);

const isNamed = (node: ts.Node, name: string) => ts.isIdentifier(node) && node.text === name;

/** Whether a function may capture a variable of the loop's head, of which each round has its own. */
export function mayBeCaptured(loop: ts.IterationStatement): boolean {
  if (!ts.isForStatement(loop) || !loop.initializer || !ts.isVariableDeclarationList(loop.initializer)) return false;
  if (!(loop.initializer.flags & ts.NodeFlags.BlockScoped)) return false;
  return contains(loop, (node) => ts.isFunctionLike(node) || ts.isClassLike(node) || isNamed(node, 'eval'));
}

const SAFE = 2 ** 32; // adding 1 makes it greater, in any number of rounds that a reader can wait for

/** The variable that counts the rounds: `i` in `for (let i = 0; …; i++)`, if nothing else sets it. */
export function countingVariable(loop: ts.Node): ts.Identifier | undefined {
  if (!ts.isForStatement(loop) || !loop.initializer || !ts.isVariableDeclarationList(loop.initializer))
    return undefined;
  const { initializer, incrementor, condition, statement } = loop;
  if (!(initializer.flags & ts.NodeFlags.Let) || !incrementor) return undefined;
  const isUnary = ts.isPostfixUnaryExpression(incrementor) || ts.isPrefixUnaryExpression(incrementor);
  if (!isUnary || incrementor.operator !== ts.SyntaxKind.PlusPlusToken) return undefined;
  const counter = incrementor.operand;
  if (!ts.isIdentifier(counter)) return undefined;
  const startsSmall = initializer.declarations.some(
    ({ name, initializer: first }) =>
      isNamed(name, counter.text) && first && ts.isNumericLiteral(first) && Number(first.text) < SAFE,
  );
  const sets = (node: ts.Node) => setsName(node, counter.text);
  const isSet = [initializer, condition, statement].some((part) => part && contains(part, sets));
  return startsSmall && !isSet ? counter : undefined;
}

function setsName(node: ts.Node, name: string): boolean {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return isTarget(node.operand, name);
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return isTarget(node.initializer, name);
  return ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind) && isTarget(node.left, name);
}

const isAssignment = (kind: ts.SyntaxKind) =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** `i`, `(i)`, and patterns that name it; not `all[i]`. */
function isTarget(target: ts.Node, name: string): boolean {
  if (ts.isElementAccessExpression(target) || ts.isPropertyAccessExpression(target)) return false;
  return contains(target, (node) => isNamed(node, name));
}
