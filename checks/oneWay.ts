import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const MASTERS = path.join(__dirname, '..', 'solutions');
let allowed = false;

/**
 * From now on, a check that passes shows below its table, folded, how the master of the exercise solves the task.
 *
 * It stands in the first cell of a master whose instructor allows this. The text is read from `solutions/` when it is shown.
 * Where there is no such folder, nothing is shown: in what students get to hand in, and where submissions are marked.
 *
 * @example
 * showOneWay();
 */
export function showOneWay(): void {
  allowed = true;
}

/** The master's solution of a task, found by its check; undefined where none may be shown, or none is there. */
export function oneWay(check: string): string | undefined {
  const isMaster = process.cwd().startsWith(MASTERS + path.sep); // there the solution stands above the check
  if (!allowed || isMaster) return undefined;
  try {
    const masters = readdirSync(MASTERS, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ipynb'),
    );
    for (const master of masters) {
      const solution = solutionBefore(`await check(${check}Check,`, sourcesOf(path.join(MASTERS, master)));
      if (solution) return solution;
    }
  } catch {
    // no masters here, or one that cannot be read: the report is shown without them
  }
  return undefined;
}

function sourcesOf(master: string): string[] {
  const { cells } = JSON.parse(readFileSync(master, 'utf8')) as { cells: { source: string | string[] }[] };
  return cells.map(({ source }) => [source].flat().join(''));
}

/** What stands between the solution's marks in the last answer before a check. */
function solutionBefore(check: string, sources: string[]): string | undefined {
  const at = sources.findIndex((source) => source.startsWith(check));
  const answer = sources
    .slice(0, Math.max(0, at))
    .filter((source) => MARKED.test(source))
    .at(-1);
  return answer && flushLeft(MARKED.exec(answer)?.[1] ?? '');
}

const MARKED = /\/\/ BEGIN SOLUTION\n(.*?)\n *\/\/ END SOLUTION/s;

function flushLeft(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}
