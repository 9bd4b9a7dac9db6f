/**
 * `{ x }` with the x of an earlier cell: tslab 1.0.22 writes each use of such a variable as `exports.x`, but leaves this one,
 * and the cell fails with "x is not defined". Here it becomes `{ x: exports.x }` before tslab looks at it.
 */
import ts from '@tslab/typescript-for-tslab';

const { createAssignment, createIdentifier, createPropertyAccessExpression, createPropertyAssignment } = ts.factory;

/** Mends `emit` of a program. */
export function expandShorthands(builder: ts.BuilderProgram): ts.BuilderProgram {
  const emit = builder.emit.bind(builder);

  const transformer: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
    const checker = builder.getProgram().getTypeChecker();
    const isEarlier = (node: ts.Node) =>
      checker
        .getShorthandAssignmentValueSymbol(ts.getParseTreeNode(node))
        ?.declarations?.some((declaration) => declaration.getSourceFile().fileName.endsWith('/__prev__.d.ts'));
    const visit = (node: ts.Node): ts.Node => {
      if (!ts.isShorthandPropertyAssignment(node) || !isEarlier(node)) return ts.visitEachChild(node, visit, context);
      const { text } = node.name;
      const value = createPropertyAccessExpression(createIdentifier('exports'), createIdentifier(text));
      const { objectAssignmentInitializer: initial } = node;
      return createPropertyAssignment(text, initial ? createAssignment(value, initial) : value);
    };
    return ts.visitEachChild(file, visit, context);
  };

  builder.emit = (file, write, token, declarationsOnly, transformers) =>
    emit(file, write, token, declarationsOnly, {
      ...transformers,
      after: [transformer, ...(transformers?.after ?? [])],
    });
  return builder;
}
