import type { Verdict } from '../../Verdict';
import { counted } from './counted';

export const mannersTask = 'input and memory';

/** Checks that the answer left its inputs unchanged and no tensor in memory. */
export function judgeManners(calls: { inputKept: boolean; tensorsLeft: number }[]): Verdict {
  if (!calls.every(({ inputKept }) => inputKept === true)) {
    const next = 'The caller still needs its tensors. Work on new ones.';
    return { task: mannersTask, voice: 'almost', seen: 'an input was changed or disposed', next };
  }
  const left = Math.max(...calls.map(({ tensorsLeft }) => Number(tensorsLeft)));
  if (left > 0) {
    const seen = `${counted(left, 'tensor stays', 'tensors stay')} in memory after a call`;
    return { task: mannersTask, voice: 'note', seen, next: 'Wrap the body in tf.tidy to let them go.' };
  }
  return { task: mannersTask, voice: 'correct', seen: 'the input is kept, nothing is left in memory', next: '' };
}
