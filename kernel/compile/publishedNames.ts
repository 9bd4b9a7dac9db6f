import ts from '@tslab/typescript-for-tslab';
import { namesIn } from './boundNames';
import { type CellScope, isAmbient } from './cellScope';

/** The names that a statement sets once and makes known to other cells: all but those of `let` and `var`. */
export function publishedNames(statement: ts.Statement, scope: CellScope): ts.Identifier[] {
  if (ts.isImportDeclaration(statement)) return importedNames(statement).filter((name) => scope.isValue(name));
  if (isAmbient(statement)) return [];
  if (ts.isImportEqualsDeclaration(statement)) return scope.isValue(statement.name) ? [statement.name] : [];
  if (ts.isVariableStatement(statement)) {
    const { declarationList: list } = statement;
    return list.flags & ts.NodeFlags.Const ? list.declarations.flatMap(({ name }) => namesIn(name)) : [];
  }
  if (ts.isFunctionDeclaration(statement)) return statement.body && statement.name ? [statement.name] : [];
  if (ts.isClassDeclaration(statement)) return statement.name ? [statement.name] : [];
  if (ts.isEnumDeclaration(statement)) return [statement.name];
  if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name)) {
    return scope.hasCode(statement.name) ? [statement.name] : [];
  }
  return [];
}

function importedNames({ importClause }: ts.ImportDeclaration): ts.Identifier[] {
  if (!importClause || importClause.isTypeOnly) return [];
  const { name, namedBindings } = importClause;
  const bound = !namedBindings
    ? []
    : ts.isNamespaceImport(namedBindings)
      ? [namedBindings.name]
      : namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map((element) => element.name);
  return name ? [name, ...bound] : bound;
}

/** Whether a statement has no code that runs. */
export const hasNoCode = (statement: ts.Statement): boolean =>
  ts.isInterfaceDeclaration(statement) ||
  ts.isTypeAliasDeclaration(statement) ||
  ts.isExportDeclaration(statement) ||
  isAmbient(statement) ||
  (ts.isFunctionDeclaration(statement) && !statement.body);
