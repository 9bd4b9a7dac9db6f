import ts from '@tslab/typescript-for-tslab';

/** A transformer that replaces `import.meta` by the expression from `make`, because compiled code is no ES module. */
export const replaceImportMeta =
  (make: () => ts.Expression): ts.TransformerFactory<ts.SourceFile> =>
  (context) =>
  (file) => {
    const visit = (node: ts.Node): ts.Node =>
      ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword
        ? ts.setTextRange(make(), node)
        : ts.visitEachChild(node, visit, context);
    return ts.visitNode(file, visit) as ts.SourceFile;
  };
