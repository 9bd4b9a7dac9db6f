import ts from '@tslab/typescript-for-tslab';
import { describe, expect, it } from 'vitest';
import { withoutOptions } from '../../kernel/compile/compilerOptions';

const { Diagnostics, optionDeclarations } = ts as unknown as {
  Diagnostics: Record<string, ts.DiagnosticMessage>;
  optionDeclarations: { name: string }[];
};
/** What may stand in a message for `{0}`: nothing in it is TypeScript's own advice. */
const FILLINGS = ['x', '"Try it. Use tsconfig? \'lib\' (option) `npm i`"', '{ a: 1; }\n'];
const errors = Object.values(Diagnostics).filter(({ category }) => category === ts.DiagnosticCategory.Error);
const names = new RegExp(`['"\`]-{0,2}(${optionDeclarations.map(({ name }) => name).join('|')})(: \\w+)?['"\`]`);
const mentionsOption = (text: string) =>
  names.test(text) || /tsconfig|compilerOption|\bnpm |\b[Oo]ptions?\b|' flag/.test(text);
const FIXED = '\n  The options of the compiler are the same for all cells: a notebook cannot change them.';

/** A message that TypeScript makes of a text of its table. */
const made = (text: string, filling: string) => text.replace(/\{\d\}/g, () => filling);
const shown = ({ message, code }: ts.DiagnosticMessage) => withoutOptions(message, code);

describe('of TypeScript’s messages', () => {
  it('many name options, and a reader gets no such advice', () => {
    const about = errors.filter(({ message }) => mentionsOption(message));
    expect(about.length).toBeGreaterThan(100);
    const left = about.filter((one) => mentionsOption(shown(one).replace(FIXED, '')) && !shown(one).endsWith(FIXED));
    expect(left.map(shown)).toEqual([]);
  });

  it('those that name no option stay as they are', () => {
    const others = errors.filter(({ message }) => !mentionsOption(message));
    expect(others.length).toBeGreaterThan(1000);
    expect(others.map(shown)).toEqual(others.map(({ message }) => message));
  });

  it('none loses what it says of the cell', () => {
    for (const { message, code } of errors) {
      const [fact] = message.split(/(?<=[.?!]) +(?=[A-Z])/);
      const expected = withoutOptions(message, code);
      expect(expected.startsWith(fact), message).toBe(true);
      for (const filling of FILLINGS)
        expect(withoutOptions(made(message, filling), code)).toBe(made(expected, filling));
    }
  });

  it.each([
    [2584, "Cannot find name '{0}'."],
    [2593, "Cannot find name '{0}'."],
    [2591, "Cannot find name '{0}'."],
    [2583, "Cannot find name '{0}'.\n  Cells have the types of ES2022."],
    [2792, "Cannot find module '{0}'."],
    [2812, "Property '{0}' does not exist on type '{1}'."],
    [17004, `Cannot use JSX unless the '--jsx' flag is provided.${FIXED}`],
  ])('%i becomes %j', (code, expected) => {
    const message = errors.find((one) => one.code === code);
    expect(message && shown(message)).toBe(expected);
  });
});
