import fc from 'fast-check';
import type { Answer } from '../mutation/Answer';

/** A right answer, put together from parts, and the words for them. */
export interface Variant {
  name: string;
  answer: Answer;
}

const wrappers: Record<string, (answer: Answer) => Answer> = {
  plain: (answer) => answer,
  async:
    (answer) =>
    async (...words) =>
      answer(...words),
  'awaits first':
    (answer) =>
    async (...words) => {
      await null;
      return answer(...words);
    },
  thenable:
    (answer) =>
    (...words) =>
      Promise.resolve(words).then((given) => answer(...given)),
  curried: (answer) => {
    const first =
      (one: unknown) =>
      (...rest: unknown[]) =>
        answer(one, ...rest);
    return (one, ...rest) => first(one)(...rest);
  },
  method: (answer) => {
    const solution = { answer, run: (...words: unknown[]) => solution.answer(...words) };
    return solution.run;
  },
  'bound method': (answer) => {
    const solution = new Solution(answer);
    return solution.run.bind(solution);
  },
  arguments: (answer) =>
    function () {
      // biome-ignore lint/complexity/noArguments: the old style is one of the styles
      return answer(...arguments);
    },
};
const asynchronous = ['async', 'awaits first', 'thenable'];

/** An answer as an instance of a class keeps it. */
class Solution {
  constructor(private readonly answer: Answer) {}

  run(...words: unknown[]): unknown {
    return this.answer(...words);
  }
}

/**
 * The same answers as plain functions, asynchronous, curried, as methods.
 *
 * @param names Of the wrappers to choose from.
 */
export function wrapped(variants: fc.Arbitrary<Variant>, names = Object.keys(wrappers)): fc.Arbitrary<Variant> {
  return fc.tuple(variants, fc.constantFrom(...names)).map(([{ name, answer }, wrapper]) => {
    return { name: `${name}; ${wrapper}`, answer: wrappers[wrapper](answer) };
  });
}

/** Without the asynchronous ones: a gradient ends at an `await`. */
export function wrappedWithoutAwait(variants: fc.Arbitrary<Variant>): fc.Arbitrary<Variant> {
  return wrapped(
    variants,
    Object.keys(wrappers).filter((name) => !asynchronous.includes(name)),
  );
}
