// @ts-check
'use strict';
/**
 * `{ x }` with the x of an earlier cell: tslab 1.0.22 writes each use of such a variable as `exports.x`, but leaves this one,
 * and the cell fails with "x is not defined". Here it becomes `{ x: exports.x }` before tslab looks at it.
 */

/**
 * @param {any} ts
 * @param {any} builder A program whose `emit` is to be mended.
 */
function expandShorthands(ts, builder) {
  const { createIdentifier, createPropertyAccessExpression, createPropertyAssignment } = ts.factory;
  const { emit } = builder;

  const transformer = (/** @type {any} */ context) => (/** @type {any} */ file) => {
    const checker = builder.getProgram().getTypeChecker();
    const isEarlier = (/** @type {any} */ node) =>
      checker
        .getShorthandAssignmentValueSymbol(ts.getParseTreeNode(node))
        ?.declarations?.some((/** @type {any} */ d) => d.getSourceFile().fileName.endsWith('/__prev__.d.ts'));
    return ts.visitNode(file, function visit(/** @type {any} */ node) {
      if (!ts.isShorthandPropertyAssignment(node) || !isEarlier(node)) return ts.visitEachChild(node, visit, context);
      const { text } = node.name;
      const value = createPropertyAccessExpression(createIdentifier('exports'), createIdentifier(text));
      return createPropertyAssignment(text, node.objectAssignmentInitializer ? withDefault(value, node) : value);
    });
  };
  const withDefault = (/** @type {any} */ value, /** @type {any} */ node) =>
    ts.factory.createAssignment(value, node.objectAssignmentInitializer);

  builder.emit = (/** @type {any[]} */ ...[file, write, token, declarationsOnly, transformers]) =>
    emit(file, write, token, declarationsOnly, {
      ...transformers,
      after: [transformer, ...(transformers?.after ?? [])],
    });
  return builder;
}

module.exports = { expandShorthands };
