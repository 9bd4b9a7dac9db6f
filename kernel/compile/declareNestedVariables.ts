import ts from '@tslab/typescript-for-tslab';
import { fileLocals } from './typescriptInternals';

const { factory: make } = ts;

/**
 * Adds a cell's `var` variables from blocks and loop heads to its declarations. TypeScript 5.0.4 leaves them out, although they
 * are variables of the whole cell.
 */
export function declareNestedVariables(
  checker: ts.TypeChecker,
  cell: ts.SourceFile,
): ts.TransformerFactory<ts.SourceFile | ts.Bundle> {
  const nested = [...(fileLocals(cell) as Map<ts.__String, ts.Symbol>).values()].filter(
    ({ declarations = [] }) =>
      declarations.length > 0 && declarations.every((declaration) => isNested(declaration, cell)),
  );
  const declared = nested.map((symbol) => {
    const type = checker.getTypeOfSymbolAtLocation(symbol, cell);
    const node = checker.typeToTypeNode(type, cell, ts.NodeBuilderFlags.NoTruncation);
    const declaration = make.createVariableDeclaration(symbol.name, undefined, node);
    return make.createVariableStatement(
      [make.createModifier(ts.SyntaxKind.DeclareKeyword)],
      make.createVariableDeclarationList([declaration]),
    );
  });
  return () => (file) => (ts.isBundle(file) ? file : make.updateSourceFile(file, [...file.statements, ...declared]));
}

function isNested(declaration: ts.Node, cell: ts.SourceFile): boolean {
  let node = declaration;
  while (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node)) {
    node = node.parent;
  }
  if (!ts.isVariableDeclaration(node)) return false;
  const { parent } = node.parent;
  return !(ts.isVariableStatement(parent) && parent.parent === cell);
}
