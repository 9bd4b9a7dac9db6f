/** What a name in a cell stands for, as the type checker knows it. */
import ts from '@tslab/typescript-for-tslab';
import { fileLocals } from './typescriptInternals';

/** A variable that all cells share, or a member of a module that this cell imports. */
export type Meaning =
  | { kind: 'variable'; name: string }
  | { kind: 'import'; declaration: ts.ImportDeclaration; member: string | undefined };

export class CellScope {
  readonly #checker: ts.TypeChecker;
  readonly #own: ts.SymbolTable;
  readonly #earlier: ts.SymbolTable;
  readonly #ambient: ReadonlySet<string>;

  /**
   * @param cell The cell that is compiled.
   * @param earlier tslab's file with the declarations of earlier cells.
   * @param ambient The names in `earlier` that stand for globals: `declare const gc: () => void`.
   */
  constructor(checker: ts.TypeChecker, cell: ts.SourceFile, earlier: ts.SourceFile, ambient: ReadonlySet<string>) {
    this.#checker = checker;
    this.#own = fileLocals(cell);
    this.#earlier = fileLocals(earlier);
    this.#ambient = ambient;
  }

  /** What a name stands for; undefined for local variables, properties and the like. */
  meaningOf(identifier: ts.Identifier): Meaning | undefined {
    const { parent } = identifier;
    const symbol =
      ts.isShorthandPropertyAssignment(parent) && parent.name === identifier
        ? this.#checker.getShorthandAssignmentValueSymbol(parent)
        : this.#checker.getSymbolAtLocation(identifier);
    if (!symbol) return undefined;
    const name = identifier.text;
    if (this.#own.get(symbol.escapedName) === symbol) {
      if (isShared(symbol)) return { kind: 'variable', name };
      return importedBy(symbol.declarations?.[0]);
    }
    const isEarlier = this.#earlier.get(symbol.escapedName) === symbol && !this.#ambient.has(name);
    return isEarlier ? { kind: 'variable', name } : undefined;
  }

  /** Whether an imported name has a value, not only a type. */
  isValue(name: ts.Identifier): boolean {
    const symbol = this.#checker.getSymbolAtLocation(name);
    return symbol !== undefined && (this.#checker.getAliasedSymbol(symbol).flags & ts.SymbolFlags.Value) !== 0;
  }

  /** How often a variable is declared. */
  declarationsOf(name: ts.Identifier): number {
    return this.#checker.getSymbolAtLocation(name)?.declarations?.length ?? 0;
  }

  /** Whether a namespace holds more than types. */
  hasCode(namespace: ts.Identifier): boolean {
    const symbol = this.#checker.getSymbolAtLocation(namespace);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Value) !== 0;
  }

  /** The names that the cell declares. `isGlobal`: the name stands for a global. `isShared`: all cells may change it. */
  ownNames(): { name: string; isGlobal: boolean; isShared: boolean }[] {
    return [...(this.#own as Map<ts.__String, ts.Symbol>)].map(([key, symbol]) => ({
      name: ts.unescapeLeadingUnderscores(key),
      isGlobal: symbol.valueDeclaration !== undefined && isAmbient(symbol.valueDeclaration),
      isShared: isShared(symbol),
    }));
  }
}

/** Whether it is a `let` or `var` at the cell's top level, which all cells may change. */
function isShared({ valueDeclaration }: ts.Symbol): boolean {
  if (!valueDeclaration || isAmbient(valueDeclaration)) return false;
  let node: ts.Node = valueDeclaration;
  while (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node)) {
    node = node.parent;
  }
  return ts.isVariableDeclaration(node) && !(ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const);
}

/** Whether it is only declared, by `declare` or as a type. */
export function isAmbient(declaration: ts.Node): boolean {
  return (ts.getCombinedModifierFlags(declaration as ts.Declaration) & ts.ModifierFlags.Ambient) !== 0;
}

function importedBy(declaration: ts.Declaration | undefined): Meaning | undefined {
  if (!declaration) return undefined;
  const isImport =
    ts.isImportClause(declaration) || ts.isNamespaceImport(declaration) || ts.isImportSpecifier(declaration);
  if (!isImport) return undefined;
  let node: ts.Node = declaration;
  while (!ts.isImportDeclaration(node)) node = node.parent;
  const member = ts.isNamespaceImport(declaration)
    ? undefined
    : ts.isImportClause(declaration)
      ? 'default'
      : (declaration.propertyName ?? declaration.name).text;
  return { kind: 'import', declaration: node, member };
}
