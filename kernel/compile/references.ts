/** What imports and exports of a file refer to. */
import ts from '@tslab/typescript-for-tslab';

/** A name in another module, or in the same file if `module` is empty. The name `*` stands for all. */
export interface Reference {
  module: string;
  name: string;
}

const textOf = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : '');
const nameIn = ({ propertyName, name }: ts.ImportOrExportSpecifier) => (propertyName ?? name).text;

/** The names that an import declares, each with what it refers to. */
export function importedBy(statement: ts.Statement): [name: string, Reference][] {
  if (ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference))
    return [[statement.name.text, { module: textOf(statement.moduleReference.expression), name: '*' }]];
  if (!ts.isImportDeclaration(statement)) return [];
  const module = textOf(statement.moduleSpecifier);
  const { name, namedBindings } = statement.importClause ?? {};
  const byDefault: [string, Reference][] = name ? [[name.text, { module, name: 'default' }]] : [];
  if (!namedBindings) return byDefault;
  if (ts.isNamespaceImport(namedBindings)) return [...byDefault, [namedBindings.name.text, { module, name: '*' }]];
  return [...byDefault, ...namedBindings.elements.map((one) => entry(one, module))];
}

/** The names that an export of other names exports, each with what it refers to. `export * from` has the name `*`. */
export function exportedBy(statement: ts.Statement): [name: string, Reference][] {
  if (!ts.isExportDeclaration(statement)) return [];
  const { exportClause, moduleSpecifier } = statement;
  const module = textOf(moduleSpecifier);
  if (!exportClause) return [['*', { module, name: '*' }]];
  if (ts.isNamespaceExport(exportClause)) return [[exportClause.name.text, { module, name: '*' }]];
  return exportClause.elements.map((one) => entry(one, module));
}

const entry = (one: ts.ImportOrExportSpecifier, module: string): [string, Reference] => [
  one.name.text,
  { module, name: nameIn(one) },
];

/** The modules that a text names: in declarations, and by `import('…')` and `require('…')`. */
export const modulesIn = (text: string): string[] =>
  ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);

/** The names that a source takes from each module: `*` for all, none where it wants only the effects. */
export function namesTaken(source: string): Map<string, Set<string>> {
  const modules = modulesIn(source);
  const taken = new Map(modules.map((module) => [module, new Set<string>()]));
  for (const statement of ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest).statements) {
    for (const [, { module, name }] of [...importedBy(statement), ...exportedBy(statement)])
      taken.get(module)?.add(name);
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const at = modules.indexOf(textOf(statement.moduleSpecifier));
    if (at >= 0) modules.splice(at, 1);
  }
  for (const module of modules) taken.get(module)?.add('*'); // `import('…')` and the like take anything
  return taken;
}
