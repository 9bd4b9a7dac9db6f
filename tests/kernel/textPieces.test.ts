import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Sent = { name: string; text: string; parent?: string; at: number };
type Step = { name: string; text: string; parent: string; pause: number };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
  vi.resetModules(); // it takes the clock as it loads
});
afterEach(() => vi.useRealTimers());

const step: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom('stdout', 'stderr'),
  text: fc.oneof(fc.string({ minLength: 1 }), fc.constant('x'.repeat(50_000))),
  parent: fc.constantFrom(...Array<string>(30).fill('one'), 'two'),
  pause: fc.constantFrom(0, 0, 0, 1, 30, 2000),
});

async function print(steps: Step[]) {
  const { TextPieces } = await import('../../kernel/cells/textPieces');
  const sent: Sent[] = [];
  const pieces = new TextPieces<string>((text, parent) => sent.push({ ...text, parent, at: performance.now() }));
  for (const { name, text, parent, pause } of steps) {
    pieces.add({ name, text }, parent);
    vi.advanceTimersByTime(pause);
  }
  return { pieces, sent };
}

const textOf = (all: { name: string; text: string; parent?: string }[], name: string, parent: string) =>
  all.flatMap((one) => (one.name === name && one.parent === parent ? one.text : [])).join('');

it('all text comes, each stream’s in its order, a second after it was printed at the latest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { sent } = await print(steps);
      vi.advanceTimersByTime(1001);
      for (const name of ['stdout', 'stderr'])
        for (const parent of ['one', 'two']) expect(textOf(sent, name, parent)).toBe(textOf(steps, name, parent));
    }),
    { numRuns: 300 },
  );
});

it('few prints come at once, as a computation may follow, and keep the order of both streams', async () => {
  const names = ['stdout', 'stderr', 'stderr', 'stdout', 'stderr', 'stdout', 'stderr'];
  const steps = (count: number) =>
    names.slice(0, count).map((name, i) => ({ name, text: `${i}`, parent: 'one', pause: 0 }));
  for (const count of [1, 2, 7]) {
    const { sent } = await print(steps(count));
    expect(sent.map(({ text }) => text).join('')).toBe('0123456'.slice(0, count));
  }
});

it('text that is collected keeps the order of both streams, too', async () => {
  const long = { name: 'stdout', text: 'x'.repeat(500_000), parent: 'one', pause: 0 };
  const turns = Array.from({ length: 9 }, (_, i) => ({
    name: i % 2 ? 'stdout' : 'stderr',
    text: `${i}`,
    parent: 'one',
    pause: 0,
  }));
  const { pieces, sent } = await print([long, ...turns]);
  expect(sent.length).toBe(1);
  pieces.flush();
  expect(
    sent
      .slice(1)
      .map(({ text }) => text)
      .join(''),
  ).toBe('012345678');
});

it('a flood comes in few pieces: of one stream, and of two by turns', async () => {
  const flood = (names: string[]) =>
    Array.from({ length: 100_000 }, (_, i) => ({
      name: names[i % names.length],
      text: `line ${i}\n`,
      parent: 'one',
      pause: i % 100 === 0 ? 1 : 0,
    }));
  expect((await print(flood(['stdout']))).sent.length).toBeLessThan(60);
  expect((await print(flood(['stdout', 'stderr']))).sent.length).toBeLessThan(200);
});

it('text between a thousand displays does not put off what comes after them', async () => {
  const { pieces, sent } = await print([]);
  for (let i = 0; i < 1000; i++) {
    pieces.add({ name: 'stdout', text: 'x' }, 'one');
    pieces.flush();
  }
  vi.advanceTimersByTime(10);
  pieces.add({ name: 'stdout', text: 'last' }, 'one');
  vi.advanceTimersByTime(1001);
  expect(sent.at(-1)?.text).toBe('last');
});
