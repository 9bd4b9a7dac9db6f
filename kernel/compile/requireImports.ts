/** Turns the imports of a cell into calls: `import d from 'm'` → `const module_1 = $kernel.modules.withDefault('m')`. */
import ts from '@tslab/typescript-for-tslab';
import type { GeneratedNames } from '../compiler';
import type { ModuleNames } from './bindNames';

const { factory: make } = ts;

/** How a module is loaded depends on what is imported from it; see `cells/cellRuntime.ts`. */
type Load = 'named' | 'withDefault' | 'star' | 'later';

/**
 * A transformer of the cell's JavaScript, after TypeScript has removed the imports of types.
 *
 * @param modules The names that `bindNames` gave the modules.
 */
export function requireImports(names: GeneratedNames, modules: ModuleNames): ts.TransformerFactory<ts.SourceFile> {
  const load = (how: Load, specifier: ts.Expression) => {
    const runtime = make.createPropertyAccessExpression(make.createIdentifier(names.runtime), 'modules');
    return make.createCallExpression(make.createPropertyAccessExpression(runtime, how), undefined, [specifier]);
  };

  function required(node: ts.ImportDeclaration): ts.Statement {
    const call = ts.setTextRange(load(waysToLoad(node.importClause), node.moduleSpecifier), node);
    const name = modules.get(ts.getOriginalNode(node) as ts.ImportDeclaration);
    if (!name) return make.createExpressionStatement(call);
    const declaration = make.createVariableDeclaration(name, undefined, undefined, call);
    return make.createVariableStatement(
      undefined,
      make.createVariableDeclarationList([declaration], ts.NodeFlags.Const),
    );
  }

  return (context) => (file) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      const isImport = ts.isCallExpression(visited) && visited.expression.kind === ts.SyntaxKind.ImportKeyword;
      return isImport ? ts.setTextRange(load('later', visited.arguments[0]), node) : visited;
    };
    const statements = file.statements.flatMap((statement): ts.Statement[] => {
      if (ts.isImportDeclaration(statement)) return [required(statement)];
      if (!ts.isExportDeclaration(statement)) return [ts.visitNode(statement, visit) as ts.Statement];
      const { moduleSpecifier } = statement; // nothing can import from a cell
      return moduleSpecifier ? [make.createExpressionStatement(load('named', moduleSpecifier))] : [];
    });
    return make.updateSourceFile(file, ts.setTextRange(make.createNodeArray(statements), file.statements));
  };
}

function waysToLoad(clause: ts.ImportClause | undefined): Load {
  const { name, namedBindings } = clause ?? {};
  if (namedBindings && ts.isNamespaceImport(namedBindings)) return 'star';
  const members = namedBindings?.elements.map((element) => (element.propertyName ?? element.name).text) ?? [];
  if (!name && !members.includes('default')) return 'named';
  return members.every((member) => member === 'default') ? 'withDefault' : 'star';
}
