/** Completion, inspection, and whether a cell is complete, for editors. */
import ts from '@tslab/typescript-for-tslab';
import { printQuickInfo } from 'tslab/dist/inspect';
import { host } from '../host';
import { calledAround } from './callAround';
import { compiler, isCompleteCode } from './compiler';
import { completeImport } from './completeImport';
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
  const position = toUnits(code, cursor_pos);
  const { start, end, candidates } = host.withoutInterrupts(
    () => completeImport(code, position) ?? compiler.complete(code, position),
  );
  return { matches: candidates, cursor_start: toPoints(code, start), cursor_end: toPoints(code, end), metadata: {} };
}

/** What stands at the cursor and, within the brackets of a call, the function that is called. */
export function inspect({ code, cursor_pos }: Place): object {
  const cursor = toUnits(code, cursor_pos);
  const texts = host.withoutInterrupts(() => {
    const positions = [cursor, calledAround(code, cursor)].filter((position) => position !== undefined);
    const infos = positions.flatMap((position) => compiler.inspect(code, position) ?? []);
    return infos.filter(({ textSpan }) => textSpan.length > 0).map(printQuickInfo); // else of a name that is missing
  });
  const text = [...new Set(texts)].join('\n\n');
  return { found: text !== '', data: text ? { 'text/plain': text } : {}, metadata: {} };
}

/** tslab 1.0.22 knows only `complete` and `incomplete`, and takes an unterminated template for complete. */
export function isComplete({ code }: { code: string }): object {
  const errors = parseErrors(ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest));
  if (errors.length === 0) return { status: 'complete' };
  if (errors.some((error) => OPEN.has(error.code))) return { status: 'incomplete', indent: '' };
  const { completed, indent } = isCompleteCode(code);
  return completed ? { status: 'invalid' } : { status: 'incomplete', indent };
}
