import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '#checks';
import type { Verdict } from '../../checks/Verdict';
import type { Answer } from './Answer';
import { loadAnswer } from './loadAnswer';
import { type Mutant, mutantsOf } from './mutate';
import { behaviourOf, same, tasks } from './oracles';

const answers = path.join(__dirname, '../answers');

/** A right answer of tests/answers. */
export interface RightAnswer {
  folder: string;
  /** `log-softmax/right-shifted` */
  name: string;
  source: string;
  mutants: Mutant[];
}

export function rightAnswers(): RightAnswer[] {
  return readdirSync(answers).flatMap((folder) =>
    readdirSync(path.join(answers, folder))
      .filter((file) => file.startsWith('right-'))
      .map((file) => {
        const source = readFileSync(path.join(answers, folder, file), 'utf8');
        return { folder, name: `${folder}/${path.basename(file, '.ts')}`, source, mutants: mutantsOf(source) };
      }),
  );
}

/**
 * What the check said of a mutant. `rejected`: it behaves differently, and the check says so. `survivor`: it behaves differently, and the
 * check accepts it. `equivalent`: it behaves as the original does, and the check accepts it. `false alarm`: it behaves so, and the check rejects it.
 */
export type Fate = 'rejected' | 'survivor' | 'equivalent' | 'false alarm';

/** Judges an answer's mutants by its check, and by their behaviour on `trials` random inputs. */
export async function judgeMutants(answer: RightAnswer, mutants: Mutant[], trials: number): Promise<Map<string, Fate>> {
  const task = tasks[answer.folder];
  const original = loadAnswer(answer.source) as Answer;
  const notes = notesOf((await check(task.check, original)).verdicts);
  const expected = seeds(trials).map((seed) => lazily(() => behaviourOf(task, original, seed)));
  const fates = new Map<string, Fate>();
  for (const { change, source } of mutants) {
    const mutant = loadIfItCompiles(source);
    if (!mutant) continue;
    const report = await check(task.check, mutant);
    // Behaviours are compared without a time limit: one that never ends, or takes a second for each input, is another one.
    const hung = report.verdicts.some(({ seen }) => /^(no answer within|not tried: two calls)/.test(seen));
    const rejected = !report.passed || notesOf(report.verdicts).some((note) => !notes.includes(note));
    let alike = !hung;
    for (const [i, seed] of seeds(trials).entries()) {
      if (!alike) break;
      alike = same(await expected[i](), await behaviourOf(task, mutant, seed));
    }
    fates.set(change, rejected ? (alike ? 'false alarm' : 'rejected') : alike ? 'equivalent' : 'survivor');
  }
  return fates;
}

/** Which rows of the table carry a remark. */
function notesOf(verdicts: Verdict[]): string[] {
  return verdicts.filter(({ voice }) => voice === 'note').map(({ task }) => task);
}

function loadIfItCompiles(source: string): Answer | null {
  try {
    return loadAnswer(source) as Answer;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function seeds(trials: number): number[] {
  return Array.from({ length: trials }, (_, i) => 100 + i);
}

/** Computes once, when first asked. */
function lazily<Value>(compute: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}
