import ts from '@tslab/typescript-for-tslab';

/** The identifiers that a name or a pattern declares. */
export function namesIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}

/** The names that a list of declarations declares. */
export const declaredNames = (list: ts.VariableDeclarationList): string[] =>
  list.declarations.flatMap(({ name }) => namesIn(name).map(({ text }) => text));
