/**
 * The comments of packages' declarations. They are half of the text and take half of the time to parse. So the compiler gets the
 * declarations without them. When the reader asks what a name is, it reads the files that declare the name once more, with them.
 */
import ts from '@tslab/typescript-for-tslab';
import { reportChange } from './fileChanges';
import { touchedName } from './typescriptInternals';

/** Comments and texts. A comment's sign within a text begins none. */
const COMMENTS_AND_TEXTS = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** The files that the compiler gets with their comments. */
const documented = new Set<string>();

/** The text of a package's file of declarations, as the compiler gets it. */
export function withoutDocumentation(file: string, text: string): string {
  if (documented.has(file) || !/\.d\.[cm]?ts$/.test(file)) return text;
  const blank = (comment: string) => (comment.includes('\n') ? '\n' : ' '); // a line's end may end a member, too
  return text.replace(COMMENTS_AND_TEXTS, (found) => (found.startsWith('/**') ? blank(found) : found));
}

/**
 * Makes the compiler read the comments of a name's declarations.
 *
 * @param position The name's position in the file.
 * @returns Whether there are any that it has not read yet.
 */
export function readDocumentation(program: ts.Program, file: ts.SourceFile, position: number): boolean {
  const declarations = declarationsOf(program.getTypeChecker(), touchedName(file, position));
  const files = new Set(declarations.map((declaration) => declaration.getSourceFile().fileName));
  const unread = [...files].filter((name) => name.includes('/node_modules/') && !documented.has(name));
  for (const name of unread) {
    documented.add(name);
    reportChange(name);
  }
  return unread.length > 0;
}

/** What declares a name, its type and its signatures, and what a member overrides: each of them may have the comment. */
function declarationsOf(checker: ts.TypeChecker, name: ts.Node): ts.Node[] {
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol) return [];
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const type = checker.getTypeOfSymbolAtLocation(meant, name);
  const signatures = [...type.getCallSignatures(), ...type.getConstructSignatures()];
  const found = [
    ...(symbol.declarations ?? []),
    ...(meant.declarations ?? []),
    ...(type.symbol?.declarations ?? []),
    ...signatures.flatMap(({ declaration }) => declaration ?? []),
  ];
  return [...found, ...found.flatMap((declaration) => overridden(checker, declaration))];
}

function overridden(checker: ts.TypeChecker, member: ts.Node): ts.Node[] {
  const { parent } = member;
  const name = ts.getNameOfDeclaration(member as ts.Declaration);
  if (!name || !ts.isIdentifier(name) || !parent || !(ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent)))
    return [];
  const supertypes = (parent.heritageClauses ?? []).flatMap(({ types }) => types);
  return supertypes.flatMap((supertype) => {
    const declarations = checker.getTypeAtLocation(supertype).getProperty(name.text)?.declarations ?? [];
    return [...declarations, ...declarations.flatMap((declaration) => overridden(checker, declaration))];
  });
}
