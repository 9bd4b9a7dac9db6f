/** The cells of this session, for `history_request`. */

const SESSION = 1; // earlier sessions are not kept

interface Entry {
  line: number;
  code: string;
  result: unknown;
}
export interface HistoryRequest {
  hist_access_type: 'range' | 'tail' | 'search';
  output?: boolean;
  /** 0 or 1 for this session. */
  session?: number;
  start?: number;
  stop?: number | null;
  n?: number;
  pattern?: string;
  unique?: boolean;
}

const entries: Entry[] = [];

/** @param line The cell's number. @param result The text of its result. */
export const recordCell = (line: number, code: string, result: unknown): void =>
  void entries.push({ line, code, result });

/** @param pattern With * and ?, as in a shell. */
const globPattern = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );

/** The protocol's triples: session, line, and the code or code with result. */
export function findHistory(request: HistoryRequest): unknown[][] {
  const { hist_access_type: type, output, session = 0, start = 0, stop, n, pattern = '*', unique } = request;
  let found = entries;
  if (type === 'range') {
    const inSession = session === 0 || session === SESSION;
    found = inSession ? entries.filter(({ line }) => line >= start && line < (stop ?? Infinity)) : [];
  } else {
    if (type === 'search') found = found.filter(({ code }) => globPattern(pattern).test(code));
    if (type === 'search' && unique) found = [...new Map(found.map((entry) => [entry.code, entry])).values()];
    if (n) found = found.slice(-n);
  }
  return found.map(({ line, code, result }) => [SESSION, line, output ? [code, result] : code]);
}
