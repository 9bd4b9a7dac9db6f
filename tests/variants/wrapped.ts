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
};

/** The same answers as plain functions, asynchronous, curried, as methods. */
export function wrapped(variants: fc.Arbitrary<Variant>): fc.Arbitrary<Variant> {
  const names = Object.keys(wrappers);
  return fc.tuple(variants, fc.constantFrom(...names)).map(([{ name, answer }, wrapper]) => {
    return { name: `${name}; ${wrapper}`, answer: wrappers[wrapper](answer) };
  });
}
