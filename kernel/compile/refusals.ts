/** Errors for code that TypeScript 5.0.4 cannot compile: one sentence that says what to write instead. */
import type { Diagnostic } from 'tslab/dist/converter';

const USING = /^(?:await\s+)?using\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?:[=:]|of\b)/u;
const usingInstead = (name: string) =>
  `TypeScript 5.0 does not know \`using\`: write \`const ${name} = …; try { … } finally { ${name}[Symbol.dispose](); }\` instead.`;

/** @returns The diagnostic that replaces all others, which only follow from it; undefined if there is no such code. */
export function refused(cell: string, diagnostics: Diagnostic[]): Diagnostic | undefined {
  const lines = cell.split('\n');
  for (const diagnostic of diagnostics) {
    if (diagnostic.fileName) continue;
    const { line, character } = diagnostic.start;
    const [, name] = USING.exec(lines[line]?.slice(character) ?? '') ?? [];
    if (name) return { ...diagnostic, messageText: usingInstead(name) };
  }
  return undefined;
}
