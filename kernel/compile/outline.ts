import ts from '@tslab/typescript-for-tslab';
import { exportedBy, importedBy, modulesIn, type Reference } from './references';

interface Declaration {
  text: string;
  /** The names that occur in it. */
  uses: ReadonlySet<string>;
  /** What it takes from other modules by `import('…')`. */
  elsewhere: readonly Reference[];
}

/** What the statements of a file of declarations declare, import and export. */
export class Outline {
  readonly declarations = new Map<string, Declaration[]>();
  readonly imports: ReadonlyMap<string, Reference>;
  /** Exported names that stand for other names. */
  readonly exports: ReadonlyMap<string, Reference>;
  /** Those of `export * from`. */
  readonly stars: readonly Reference[];
  /** Statements that count whatever is used of the file, such as `declare global`. */
  readonly always: Declaration[] = [];
  /** All modules that the file names. */
  readonly modules: readonly string[];

  constructor(text: string) {
    const file = ts.createSourceFile('outline.d.ts', text, ts.ScriptTarget.Latest, true);
    const exported = file.statements.flatMap(exportedBy);
    this.modules = modulesIn(text);
    this.imports = new Map(file.statements.flatMap(importedBy));
    this.exports = new Map(exported.filter(([name]) => name !== '*'));
    this.stars = exported.flatMap(([name, reference]) => (name === '*' ? reference : []));
    for (const statement of file.statements) {
      const isReference = importedBy(statement).length > 0 || exportedBy(statement).length > 0;
      if (isReference || ts.isImportDeclaration(statement)) continue;
      const names = namesOf(statement);
      const declaration = declarationOf(statement, file);
      if (names.length === 0) this.always.push(declaration);
      for (const name of names) this.declarations.set(name, [...(this.declarations.get(name) ?? []), declaration]);
    }
  }
}

function declarationOf(statement: ts.Statement, file: ts.SourceFile): Declaration {
  const uses = new Set<string>();
  const elsewhere: Reference[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) uses.add(node.text);
    if (ts.isImportTypeNode(node)) {
      for (const module of modulesIn(node.getText(file))) elsewhere.push({ module, name: '*' });
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return { text: statement.getText(file), uses, elsewhere };
}

/** The names that a statement declares in its file; none if it does something else. */
function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.map(({ name }) => name);
    return names.every(ts.isIdentifier) ? names.map(({ text }) => text) : [];
  }
  const { name } = statement as ts.DeclarationStatement;
  const isGlobal = (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
  if (!name || !ts.isIdentifier(name) || isGlobal) return [];
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ? [name.text, 'default'] : [name.text];
}
