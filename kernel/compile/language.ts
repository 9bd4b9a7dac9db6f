/** Completion, inspection, and whether a cell is complete, for editors. */
import ts from '@tslab/typescript-for-tslab';
import { printQuickInfo } from 'tslab/dist/inspect';
import { host } from '../host';
import { compiler, isCompleteCode } from './compiler';
import { OPEN, parseErrors } from './typescriptInternals';

interface Place {
  code: string;
  /** The cursor's position in code points. */
  cursor_pos: number;
}

// Jupyter counts code points and TypeScript UTF-16 units; tslab 1.0.22 confuses them.
const toUnits = (code: string, points: number) => [...code].slice(0, points).join('').length;
const toPoints = (code: string, units: number) => [...code.slice(0, units)].length;

export function complete({ code, cursor_pos }: Place): object {
  const { start, end, candidates } = host.withoutInterrupts(() => compiler.complete(code, toUnits(code, cursor_pos)));
  return { matches: candidates, cursor_start: toPoints(code, start), cursor_end: toPoints(code, end), metadata: {} };
}

export function inspect({ code, cursor_pos }: Place): object {
  const info = host.withoutInterrupts(() => compiler.inspect(code, toUnits(code, cursor_pos)));
  return { found: Boolean(info), data: info ? { 'text/plain': printQuickInfo(info) } : {}, metadata: {} };
}

/** tslab 1.0.22 knows only `complete` and `incomplete`, and takes an unterminated template for complete. */
export function isComplete({ code }: { code: string }): object {
  const errors = parseErrors(ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest));
  if (errors.length === 0) return { status: 'complete' };
  if (errors.some((error) => OPEN.has(error.code))) return { status: 'incomplete', indent: '' };
  const { completed, indent } = isCompleteCode(code);
  return completed ? { status: 'invalid' } : { status: 'incomplete', indent };
}
