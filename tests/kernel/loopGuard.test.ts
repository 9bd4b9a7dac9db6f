import { expect, it } from 'vitest';
import { LoopGuard } from '../../kernel/cells/loopGuard';

class Backwards extends Array {
  override [Symbol.iterator]() {
    return [3].values();
  }
}
class Named extends Array {}

const detached = new Uint8Array(4);
structuredClone(detached.buffer, { transfer: [detached.buffer] });
const own = Object.assign([1, 2], { [Symbol.iterator]: () => [3].values() });
const ownTyped = Object.assign(new Float32Array(2), { [Symbol.iterator]: () => [3][Symbol.iterator]() });

it.each([
  ['an array', [1, 2]],
  ['one with holes', Array(2)],
  ['an empty one', []],
  ['one of a subclass', Named.of(1, 2)],
  ['numbers', new Float32Array(3)],
])('a loop over %s goes by index', (_, all) => {
  expect(new LoopGuard(true).isList(all)).toBe(true);
});

it.each([
  ['a subclass with its own iterator', new Backwards()],
  ['an array with its own iterator', own],
  ['numbers with their own iterator', ownTyped],
  ['numbers whose memory is gone', detached],
  ['a string', 'ab'],
  ['a map', new Map()],
  ['a generator', [1].values()],
  ['an object with a length', { length: 2, 0: 1, 1: 2 }],
  ['bytes of a view', new DataView(new ArrayBuffer(2))],
  ['nothing', undefined],
])('a loop over %s goes by the iterator', (_, all) => {
  expect(new LoopGuard(true).isList(all)).toBe(false);
});

it('where the iterator of arrays is replaced, each loop goes by it', () => {
  const iterator = Object.getPrototypeOf([][Symbol.iterator]());
  const { next } = iterator;
  try {
    iterator.next = () => ({ done: true });
    expect(new LoopGuard(true).isList([1])).toBe(false);
  } finally {
    iterator.next = next;
  }
});
