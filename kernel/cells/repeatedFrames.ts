/** Functions that call themselves, or each other, fill a stack trace with the same frames. One line says how often they come again. */

const LONGEST = 5; // frames of one round
const FEWEST = 3; // frames that a line stands for

/** How often a round of frames comes again after the first time. */
function repetitions(frames: readonly string[], start: number, round: number): number {
  let end = start + round;
  while (end < frames.length && frames[end] === frames[end - round]) end++;
  return Math.floor((end - start) / round) - 1;
}

function repeatedAt(frames: readonly string[], start: number): { round: number; times: number } | undefined {
  for (let round = 1; round <= LONGEST; round++) {
    const times = repetitions(frames, start, round);
    if (times * round >= FEWEST && times > 1) return { round, times };
  }
  return undefined;
}

/** The frames of a stack trace, a line each. Nothing is lost: the line that stands for others says which and how many. */
export function withoutRepetitions(frames: readonly string[]): string[] {
  const shown: string[] = [];
  for (let i = 0; i < frames.length; ) {
    const { round, times } = repeatedAt(frames, i) ?? { round: 1, times: 0 };
    shown.push(...frames.slice(i, i + round));
    if (times > 0) shown.push(`    … the same ${round > 1 ? `${round} frames` : 'frame'} ${times} more times`);
    i += round * (times + 1);
  }
  return shown;
}
