/**
 * Binds the names of a cell. Names of earlier cells, and names of this cell that later cells may change, become properties of
 * the object that holds all cells' variables. tslab 1.0.22 does this in the JavaScript, for each name that the checker finds
 * declared in earlier cells. It then mistakes a property of an earlier type, as in `const { loss: testLoss } = …`, for a
 * variable. Here it is done in the TypeScript, where each name's symbol tells what it is.
 */
import ts from '@tslab/typescript-for-tslab';
import type { GeneratedNames } from '../compiler';
import type { CellScope } from './cellScope';
import { isErased, withoutTypes } from './erasedTypes';
import { named } from './named';
import { hasNoCode, publishedNames } from './publishedNames';
import { sharedVariables } from './sharedVariables';

const { factory: make } = ts;

/** The variable that holds each import's module while the cell runs. */
export type ModuleNames = Map<ts.ImportDeclaration, ts.Identifier>;

/** A transformer of the cell's TypeScript. */
export function bindNames(
  scope: CellScope,
  names: GeneratedNames,
  modules: ModuleNames,
): ts.TransformerFactory<ts.SourceFile> {
  const variable = (name: string) => make.createPropertyAccessExpression(make.createIdentifier(names.variables), name);
  const moduleOf = (declaration: ts.ImportDeclaration) => {
    const known = modules.get(declaration) ?? make.createUniqueName('module');
    modules.set(declaration, known);
    return known;
  };

  /** The expression that replaces a name; undefined if the name stays. */
  function bound(name: ts.Identifier): ts.Expression | undefined {
    const meaning = scope.meaningOf(name);
    if (!meaning) return undefined;
    if (meaning.kind === 'variable') return ts.setTextRange(variable(meaning.name), name);
    const module = moduleOf(meaning.declaration);
    return meaning.member === undefined
      ? module
      : ts.setTextRange(make.createPropertyAccessExpression(module, meaning.member), name);
  }

  return (context) => (file) => {
    const visitChildren = <T extends ts.Node>(node: T): T => ts.visitEachChild(node, visit, context);
    const visitExpression = (node: ts.Expression) => ts.visitNode(node, visit) as ts.Expression;

    const shared = sharedVariables(scope, variable, visitExpression);

    function visit(node: ts.Node): ts.Node {
      if (isErased(node)) return node;
      if (ts.isIdentifier(node)) return bound(node) ?? node;
      if (ts.isShorthandPropertyAssignment(node)) return longhand(node);
      if (ts.isCallExpression(node) && !ts.isOptionalChain(node.expression)) return call(node);
      if (ts.isTaggedTemplateExpression(node)) return taggedTemplate(node);
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) return assignment(node);
      return shared(node) ?? visitChildren(node);
    }

    /** `{ x }` → `{ x: … }` */
    function longhand(node: ts.ShorthandPropertyAssignment): ts.Node {
      const value = bound(node.name);
      const initial = node.objectAssignmentInitializer;
      if (!value) return visitChildren(node);
      // Only a computed `__proto__` is an ordinary property.
      const name =
        node.name.text === '__proto__' && !initial
          ? make.createComputedPropertyName(make.createStringLiteral('__proto__'))
          : make.createIdentifier(node.name.text);
      return make.createPropertyAssignment(
        name,
        initial ? make.createAssignment(value, visitExpression(initial)) : value,
      );
    }

    /** Keeps `this` undefined in a function that is called by its name: `(0, $cells.f)()`. */
    function callee(node: ts.LeftHandSideExpression): ts.Expression | undefined {
      const inner = withoutTypes(node);
      const value = ts.isIdentifier(inner) ? bound(inner) : undefined;
      if (!value || ts.isIdentifier(value)) return value;
      return make.createParenthesizedExpression(make.createComma(make.createNumericLiteral(0), value));
    }
    function call(node: ts.CallExpression): ts.Node {
      const value = callee(node.expression);
      if (!value) return visitChildren(node);
      const args = ts.visitNodes(node.arguments, visit) as ts.NodeArray<ts.Expression>;
      return ts.isCallChain(node)
        ? make.updateCallChain(node, value, node.questionDotToken, node.typeArguments, args)
        : make.updateCallExpression(node, value, node.typeArguments, args);
    }
    function taggedTemplate(node: ts.TaggedTemplateExpression): ts.Node {
      const value = callee(node.tag);
      if (!value) return visitChildren(node);
      const template = ts.visitNode(node.template, visit) as ts.TemplateLiteral;
      return make.updateTaggedTemplateExpression(node, value, node.typeArguments, template);
    }

    function assignment(node: ts.BinaryExpression): ts.Node {
      const target = ts.isIdentifier(node.left) ? bound(node.left) : undefined;
      if (!target || !ts.isIdentifier(node.left)) return visitChildren(node);
      return make.updateBinaryExpression(
        node,
        target,
        node.operatorToken,
        named(node.left.text, node.right, visitExpression),
      );
    }

    /** Statements that make a statement's names known to other cells; they follow it. */
    function published(statement: ts.Statement): ts.Statement[] {
      const publish = (name: string, value: ts.Expression) =>
        make.createExpressionStatement(make.createAssignment(variable(name), value));
      return publishedNames(statement, scope).map((name) =>
        publish(name.text, bound(name) ?? make.createIdentifier(name.text)),
      );
    }

    const isFunction = (statement: ts.Statement) => ts.isFunctionDeclaration(statement);
    const result = [...file.statements].reverse().find((statement) => !hasNoCode(statement));
    const statements = file.statements.flatMap((statement): ts.Statement[] => {
      if (ts.isImportEqualsDeclaration(statement)) return [...alias(statement), ...published(statement)];
      const visited =
        statement === result && ts.isExpressionStatement(statement)
          ? keepResult(statement)
          : (ts.visitNode(statement, visit) as ts.Statement);
      return isFunction(statement) ? [visited] : [visited, ...published(statement)];
    });
    const functions = file.statements.filter(isFunction).flatMap(published);
    const body = ts.setTextRange(make.createNodeArray([...functions, ...statements]), file.statements);
    return make.updateSourceFile(file, body);

    /** Stores the cell's last expression as its result. */
    function keepResult(statement: ts.ExpressionStatement): ts.Statement {
      const target = make.createPropertyAccessExpression(make.createIdentifier(names.runtime), 'result');
      const value = make.createAssignment(target, visitExpression(statement.expression));
      return ts.setTextRange(make.createExpressionStatement(value), statement);
    }

    /** `import a = N.b` → `const a = N.b` */
    function alias({ name, moduleReference, isTypeOnly }: ts.ImportEqualsDeclaration): ts.Statement[] {
      if (ts.isExternalModuleReference(moduleReference) || isTypeOnly || !scope.isValue(name)) return [];
      const value = (entity: ts.EntityName): ts.Expression =>
        ts.isIdentifier(entity)
          ? (bound(entity) ?? entity)
          : make.createPropertyAccessExpression(value(entity.left), entity.right.text);
      const declaration = make.createVariableDeclaration(name.text, undefined, undefined, value(moduleReference));
      return [
        make.createVariableStatement(undefined, make.createVariableDeclarationList([declaration], ts.NodeFlags.Const)),
      ];
    }
  };
}
