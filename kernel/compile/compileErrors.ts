/** Type and syntax errors as the reader sees them: position, message, and the line with the fault underlined. */
import ts from '@tslab/typescript-for-tslab';
import type { Diagnostic } from 'tslab/dist/converter';
import { CompileError } from '../compiler';
import { host } from '../compilerHost';
import { declaredNames } from './boundNames';

/**
 * @param cell The source that was compiled.
 * @param diagnostics tslab's diagnostics of the cell and of project files.
 */
export function compileError(cell: string, diagnostics: Diagnostic[]): CompileError {
  const blocks = joinChains(diagnostics).map((diagnostic) => describe(cell, diagnostic));
  return new CompileError({ message: blocks[0][0], traceback: blocks.flat(), declares: namesIn(cell) });
}

/** The names that a source declares at its top, as far as it can be read. */
function namesIn(source: string): string[] {
  const { statements } = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) return declaredNames(statement.declarationList);
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    return isNamed && statement.name ? [statement.name.text] : [];
  });
}

/** Joins the diagnostics of a place. An error in the export that is appended to the cell is reported once more. */
function joinChains(diagnostics: Diagnostic[]): Diagnostic[] {
  const joined: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const previous = joined.at(-1);
    const sameFile = !diagnostic.fileName || previous?.fileName === diagnostic.fileName;
    const samePlace = sameFile && previous?.start.offset === diagnostic.start.offset;
    if (!samePlace || !previous) joined.push({ ...diagnostic });
    else if (!previous.messageText.includes(diagnostic.messageText))
      previous.messageText += `\n  ${diagnostic.messageText}`;
  }
  return joined;
}

function describe(cell: string, { start, end, messageText, code, fileName }: Diagnostic): string[] {
  const lines = (fileName ? host.readFile(`${host.root}/${fileName}`) : cell).split('\n');
  const appended = start.line >= lines.length; // tslab's line after the cell
  const line = appended ? lines.length - 1 : start.line;
  const character = appended ? lines[line].length : start.character;
  const place = `${fileName ? `${fileName}:` : ''}${line + 1}:${character + 1}`;
  const message = `${place} - error TS${code}: ${messageText}`.split('\n');
  const gutter = `${line + 1} | `;
  const length = end.line === start.line ? end.character - start.character : lines[line].length - character;
  const indent = lines[line].slice(0, character).replace(/[^\t]/g, ' ');
  const carets = `${' '.repeat(gutter.length)}${indent}${'^'.repeat(Math.max(1, length))}`;
  return [...message, `${gutter}${lines[line]}`, carets];
}
