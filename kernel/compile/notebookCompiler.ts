/** The compiler of a notebook: it knows the declarations of all its cells. It also completes and explains code. */
import ts from '@tslab/typescript-for-tslab';
import { printQuickInfo } from 'tslab/dist/inspect';
import type { Compiler, Place } from '../compiler';
import { calledAround } from './callAround';
import { compileCell, completeCode, type Declared, inspectCode, isCompleteCode } from './compileCell';
import { completeImport } from './completeImport';
import { keepDeclared } from './keepDeclared';
import { modulesIn } from './references';
import { OPEN, parseErrors } from './typescriptInternals';

/** The declarations of the cells so far, and those with the latest cell, which may not have ended. */
let declared: Declared = { text: '', globals: new Set() };
let withLatest = declared;

// Jupyter counts code points and TypeScript UTF-16 units; tslab 1.0.22 confuses them.
const toUnits = (code: string, points: number) => [...code].slice(0, points).join('').length;
const toPoints = (code: string, units: number) => [...code.slice(0, units)].length;

export const notebookCompiler: Compiler = {
  compile(code) {
    const compiled = compileCell(declared, code);
    withLatest = compiled.declared;
    return compiled.cell;
  },
  ended(isSet) {
    declared = isSet ? keepDeclared(declared, withLatest, isSet) : withLatest;
  },
  modulesIn,

  complete({ code, cursor_pos }: Place): object {
    const position = toUnits(code, cursor_pos);
    const { start, end, candidates } = completeImport(code, position) ?? completeCode(declared, code, position);
    return { matches: candidates, cursor_start: toPoints(code, start), cursor_end: toPoints(code, end), metadata: {} };
  },

  /** What stands at the cursor and, within the brackets of a call, the function that is called. */
  inspect({ code, cursor_pos }: Place): object {
    const cursor = toUnits(code, cursor_pos);
    const positions = [cursor, calledAround(code, cursor)].filter((position) => position !== undefined);
    const infos = positions.flatMap((position) => inspectCode(declared, code, position) ?? []);
    const texts = infos.filter(({ textSpan }) => textSpan.length > 0).map(printQuickInfo); // else of a name that is missing
    const text = [...new Set(texts)].join('\n\n');
    return { found: text !== '', data: text ? { 'text/plain': text } : {}, metadata: {} };
  },

  /** tslab 1.0.22 knows only `complete` and `incomplete`, and takes an unterminated template for complete. */
  isComplete({ code }: { code: string }): object {
    const errors = parseErrors(ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest));
    if (errors.length === 0) return { status: 'complete' };
    if (errors.some((error) => OPEN.has(error.code))) return { status: 'incomplete', indent: '' };
    const { completed, indent } = isCompleteCode(code);
    return completed ? { status: 'invalid' } : { status: 'incomplete', indent };
  },
};
