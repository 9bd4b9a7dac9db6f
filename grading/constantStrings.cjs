// @ts-check
'use strict';
/** Puts constant strings together, as in `'log' + 'Softmax'` or `['log', 'Softmax'].join('')`, without running anything. */
const ts = require('@tslab/typescript-for-tslab');

/** Constant strings that variables hold. @param {any} file @returns {Map<string, string>} */
function constantsOf(file) {
  /** @type {Map<string, string>} */
  const constants = new Map();
  /** @param {any} node */
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const value = constantOf(node.initializer, constants);
      if (value !== undefined) constants.set(node.name.text, value);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return constants;
}

/**
 * The value of an expression that is a constant string.
 *
 * @param {any} node
 * @param {Map<string, string>} constants
 * @returns {string | undefined}
 */
function constantOf(node, constants) {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return constantOf(node.expression, constants);
  if (ts.isIdentifier(node)) return constants.get(node.text);
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'Symbol') return node.getText();
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return joined([constantOf(node.left, constants), constantOf(node.right, constants)]);
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap((/** @type {any} */ span) => [
      constantOf(span.expression, constants),
      span.literal.text,
    ]);
    return joined([node.head.text, ...spans]);
  }
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'join'
  ) {
    const list = node.expression.expression;
    const [separator] = node.arguments;
    if (!ts.isArrayLiteralExpression(list)) return undefined;
    const parts = list.elements.map((/** @type {any} */ part) => constantOf(part, constants));
    const between = separator ? constantOf(separator, constants) : ',';
    return between === undefined || parts.includes(undefined) ? undefined : parts.join(between);
  }
  return undefined;
}

/** @param {(string | undefined)[]} parts @returns {string | undefined} */
function joined(parts) {
  return parts.includes(undefined) ? undefined : parts.join('');
}

module.exports = { constantOf, constantsOf };
