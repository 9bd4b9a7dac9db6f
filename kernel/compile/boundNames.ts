import ts from '@tslab/typescript-for-tslab';

/** The names that an identifier or a pattern declares. */
export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** The names that a list of declarations declares. */
export const declaredNames = (list: ts.VariableDeclarationList): string[] =>
  list.declarations.flatMap(({ name }) => boundNames(name));
