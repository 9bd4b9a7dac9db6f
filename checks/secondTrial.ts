import { passes, type Verdict } from './Verdict';

const question =
  'With the inputs before these it was right. Does the function keep something from one call to the next?';

/** The seed of the second trial's inputs in a lesson. */
export const secondSeed = (seed: number): number => seed + 1;

/**
 * The verdicts on an answer that was tried twice, each time with inputs of its own. An answer that keeps something from one call to
 * the next is right in the first trial only. An answer that is right by chance is hardly ever so twice.
 *
 * @param first All of them pass.
 */
export function afterSecondTrial(first: Verdict[], second: Verdict[]): Verdict[] {
  return first.map((verdict, i) => {
    const again = second[i];
    if (!again || passes(again)) return verdict;
    const next = `${question} ${again.next}`.trim();
    return { ...again, task: verdict.task, seen: `tried again, with other inputs: ${again.seen}`, next };
  });
}
