/** Members of TypeScript 5.0.4 that its types do not declare. */
import ts from '@tslab/typescript-for-tslab';

interface Internals {
  skipTrivia(text: string, position: number): number;
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  Diagnostics: Record<string, ts.DiagnosticMessage>;
  optionDeclarations: { name: string }[];
}
interface SourceFileInternals {
  parseDiagnostics: ts.Diagnostic[];
  locals?: Map<ts.__String, ts.Symbol>;
  resolvedModules?: { forEach(use: (module: { resolvedModule?: ts.ResolvedModuleFull }) => void): void };
}

const internals = ts as unknown as Internals;

/** The next position that is neither white space nor a comment. */
export const skipTrivia = (text: string, position: number): number => internals.skipTrivia(text, position);

/** The name at a position, or what else is there. */
export const touchedName = (file: ts.SourceFile, position: number): ts.Node =>
  internals.getTouchingPropertyName(file, position);

const { Unterminated_template_literal: openTemplate, Asterisk_Slash_expected: openComment } = internals.Diagnostics;
/** Errors of something that is not closed yet. */
export const OPEN = new Set([openTemplate.code, openComment.code]);

/** Finds the names that a file declares. The binder reports errors as well, and does so once: which ones depends on the options. */
export const bindFile = (file: ts.SourceFile, options: ts.CompilerOptions): void =>
  internals.bindSourceFile(file, options);

/** A file's top-level names from the binder. */
export const fileLocals = (file: ts.SourceFile): ts.SymbolTable =>
  (file as unknown as SourceFileInternals).locals ?? new Map();

export const parseErrors = (file: ts.SourceFile): ts.Diagnostic[] =>
  (file as unknown as SourceFileInternals).parseDiagnostics;

/** The text of each message by its number, with places such as `{0}` for what it is about. */
export const diagnosticMessages: ReadonlyMap<number, string> = new Map(
  Object.values(internals.Diagnostics).map(({ code, message }) => [code, message]),
);

/** The compiler's options. */
export const optionNames: ReadonlySet<string> = new Set(internals.optionDeclarations.map(({ name }) => name));

/** The modules that a file imports. */
export function resolvedModules(file: ts.SourceFile): ts.ResolvedModuleFull[] {
  const found: ts.ResolvedModuleFull[] = [];
  (file as unknown as SourceFileInternals).resolvedModules?.forEach(({ resolvedModule }) => {
    if (resolvedModule) found.push(resolvedModule);
  });
  return found;
}
