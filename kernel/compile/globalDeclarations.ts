/** `declare global { … }` of earlier cells. A declaration in the next cell replaces the earlier one, as it does elsewhere. */
import ts from '@tslab/typescript-for-tslab';

const parse = (text: string) => ts.createSourceFile('__prev__.d.ts', text, ts.ScriptTarget.Latest);

export const isGlobalBlock = (statement: ts.Statement): statement is ts.ModuleDeclaration & { body: ts.ModuleBlock } =>
  ts.isModuleDeclaration(statement) &&
  (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0 &&
  statement.body !== undefined &&
  ts.isModuleBlock(statement.body);

/** @param declared The declarations of all cells so far. */
export function withoutRedeclaredGlobals(declared: string, cell: string): string {
  if (!cell.includes('global')) return declared;
  const again = new Set(
    parse(cell)
      .statements.filter(isGlobalBlock)
      .flatMap(({ body }) => body.statements.flatMap(keysOf)),
  );
  if (again.size === 0) return declared;
  const file = parse(declared);
  const statements = file.statements.map((statement) => {
    if (!isGlobalBlock(statement)) return statement;
    const { modifiers, name, body } = statement;
    const kept = body.statements.flatMap((inner) => remainder(inner, again));
    return ts.factory.updateModuleDeclaration(statement, modifiers, name, ts.factory.updateModuleBlock(body, kept));
  });
  return ts.createPrinter().printFile(ts.factory.updateSourceFile(file, statements));
}

/** Keys for what a statement declares: its name, or each member of an interface. */
function keysOf(statement: ts.Statement): string[] {
  if (ts.isInterfaceDeclaration(statement)) return statement.members.map((member) => keyOf(statement, member));
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? name.text : []));
  }
  const { name } = statement as ts.DeclarationStatement;
  return name ? [textOf(name)] : [];
}

const textOf = (name: ts.Node | undefined) => (name && ts.isIdentifier(name) ? name.text : (name?.getText() ?? ''));
const keyOf = ({ name }: ts.InterfaceDeclaration, member: ts.TypeElement) => `${name.text}.${textOf(member.name)}`;

/** The part of a statement that is not declared again. */
function remainder(statement: ts.Statement, again: Set<string>): ts.Statement[] {
  if (!ts.isInterfaceDeclaration(statement)) return keysOf(statement).some((key) => again.has(key)) ? [] : [statement];
  const { modifiers, name, typeParameters, heritageClauses } = statement;
  const members = statement.members.filter((member) => !again.has(keyOf(statement, member)));
  return [ts.factory.updateInterfaceDeclaration(statement, modifiers, name, typeParameters, heritageClauses, members)];
}
