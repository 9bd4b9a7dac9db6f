import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutRepetitions } from '../../kernel/cells/repeatedFrames';

const REPEATED = /^ {4}… the same (?:frame|(\d+) frames) (\d+) more times$/;

/** All frames that a trace stands for. */
function expanded(trace: string[]): string[] {
  const frames: string[] = [];
  for (const line of trace) {
    const [isRepeated, round = 1, times] = REPEATED.exec(line) ?? [];
    if (!isRepeated) frames.push(line);
    else for (let i = 0; i < Number(times); i++) frames.push(...frames.slice(-Number(round)));
  }
  return frames;
}

const frame = fc.constantFrom('a', 'b', 'c').map((name) => `    at ${name} (cell[1]:1:1)`);
const cycle = fc
  .tuple(fc.array(frame, { maxLength: 7 }), fc.integer({ min: 1, max: 50 }))
  .map(([frames, times]) => Array<string[]>(times).fill(frames).flat());
const trace = fc.array(cycle, { maxLength: 5 }).map((parts) => parts.flat());

it('nothing is lost', () => {
  fc.assert(
    fc.property(trace, (frames) => {
      expect(expanded(withoutRepetitions(frames))).toEqual(frames);
    }),
  );
});

it('a trace never becomes longer', () => {
  fc.assert(
    fc.property(trace, (frames) => {
      expect(withoutRepetitions(frames).length).toBeLessThanOrEqual(frames.length);
    }),
  );
});

it.each([1, 2, 3, 4, 5])('a cycle of %i frames is shown once, with what is before and after it', (round) => {
  const frames = Array.from({ length: round }, (_, i) => `    at f${i} (cell[1]:${i}:1)`);
  const before = '    at g (cell[1]:9:1)';
  const after = '    at cell[2]:1:1';
  const shown = withoutRepetitions([before, ...Array<string[]>(10).fill(frames).flat(), after]);
  const line = `    … the same ${round > 1 ? `${round} frames` : 'frame'} 9 more times`;
  expect(shown).toEqual([before, ...frames, line, after]);
});

it('a few frames of a short recursion stay', () => {
  const frames = ['    at f (cell[1]:1:1)', '    at f (cell[1]:1:1)', '    at f (cell[1]:1:1)', '    at cell[1]:2:1'];
  expect(withoutRepetitions(frames)).toEqual(frames);
});
