/**
 * Answers that a check must survive: the source of a function of one argument, and what its verdict says.
 * `slow`: it is ended by the time limit.
 */
export const hostile: { name: string; answer: string; says: RegExp; slow?: true }[] = [
  { name: 'an endless loop', answer: '() => { for (;;); }', says: /no answer within 5 s/, slow: true },
  {
    name: 'an endless loop inside tf.tidy',
    answer: '(z: any) => tf.tidy(() => { for (;;) tf.exp(z).dispose(); })',
    says: /no answer within 5 s/,
    slow: true,
  },
  {
    name: 'an endless loop behind an await',
    answer: 'async (z: any) => { await z.data(); for (;;); }',
    says: /no answer within 5 s/,
    slow: true,
  },
  {
    name: 'an endless loop of awaits',
    answer: 'async (z: any) => { for (;;) await z; }',
    says: /no answer within 5 s/,
    slow: true,
  },
  {
    name: 'an endless chain of promises',
    answer: '() => { const again = (): any => Promise.resolve().then(again); return again(); }',
    says: /no answer within 5 s/,
    slow: true,
  },
  {
    name: 'an endless loop in a timer',
    answer: '() => new Promise(() => setTimeout(() => { for (;;); }))',
    says: /no answer within 5 s/,
    slow: true,
  },
  {
    name: 'a promise that never settles',
    answer: '() => new Promise(() => {})',
    says: /no answer within 5 s: it waits for a promise/,
    slow: true,
  },
  {
    name: 'an endless loop of timers',
    answer: 'async () => { for (;;) await new Promise((resolve) => setTimeout(resolve, 100)); }',
    says: /no answer within 5 s: it waits.*A loop that awaits a timer/s,
    slow: true,
  },
  {
    name: 'a thenable that gives itself',
    answer: '() => { const again: any = { then: (resolve: any) => resolve(again) }; return again; }',
    says: /no answer within 5 s/,
    slow: true,
  },
  { name: 'a throw of undefined', answer: '() => { throw undefined; }', says: /a thrown undefined/ },
  { name: 'a rejection with null', answer: '() => Promise.reject(null)', says: /a thrown null/ },
  {
    name: 'a throw of what cannot be shown',
    answer: '() => { throw { [Symbol.for("nodejs.util.inspect.custom")]() { throw 1; } }; }',
    says: /cannot be described/,
  },
  {
    name: 'a throw of an error whose message loops',
    answer: '() => { throw Object.defineProperty(new Error(), "message", { get() { for (;;); } }); }',
    says: /cannot be described/,
  },
  { name: 'a deep recursion', answer: '(z: any) => { const f = (): any => f() + 1; return f(); }', says: /call stack/ },
  { name: 'a proxy', answer: '(z: any) => new Proxy({}, {})', says: /logits of shape \[5,12\] gave/ },
  {
    name: 'a proxy whose traps throw',
    answer:
      '(z: any) => new Proxy({}, { get() { throw new Error("trapped"); }, has() { throw 1; }, ownKeys() { throw 1; } })',
    says: /Error: trapped/,
  },
  {
    name: 'a proxy whose traps loop',
    answer: '(z: any) => new Proxy({}, { get() { for (;;); } })',
    says: /no answer within 5 s/,
    slow: true,
  },
  {
    name: 'a proxy that has everything',
    answer: '(z: any) => new Proxy(() => 1, { get: (_: any, name: any) => (name === "then" ? undefined : () => 1) })',
    says: /not yet/,
  },
  {
    name: 'rows with a getter that loops',
    answer: '(z: any) => Object.defineProperty([[1]], "0", { get() { for (;;); } })',
    says: /no answer within 5 s/,
    slow: true,
  },
  {
    name: 'an answer that changes its input’s values',
    answer:
      '(z: any) => { const v = z.dataSync(); const out = right(tf.tensor2d(v.slice(), z.shape)); v.fill(0); return out; }',
    says: /changed or disposed/,
  },
  {
    name: 'an answer that changes its input’s shape',
    answer: '(z: any) => { const out = right(z); z.shape.reverse(); return out; }',
    says: /changed or disposed/,
  },
  {
    name: 'an answer that disposes its input',
    answer: '(z: any) => { const out = right(z); z.dispose(); return out; }',
    says: /changed or disposed/,
  },
  {
    name: 'an answer that leaks tensors',
    answer: '(z: any) => { for (let i = 0; i < 1000; i++) tf.scalar(i); return right(z); }',
    says: /1000 tensors stay in memory/,
  },
  {
    name: '1 GB in an array',
    answer: '() => Array.from({ length: 4 }, () => new Array(2 ** 25 - 1).fill(0.5))',
    says: /logits of shape \[5,12\] gave object|no answer within 5 s/, // as fast as the machine fills memory
  },
  {
    name: '1 GB in a tensor',
    answer: '() => tf.zeros([2 ** 14, 2 ** 14])',
    says: /gave a tensor of shape \[16384, 16384\]/,
  },
  { name: '1 GB in a string', answer: '() => "€".repeat(2 ** 29 - 24)', says: /gave a string of 536870888 characters/ },
];

/** A cell before them: what they use, and variables that must survive. */
export const setUp = `
import { backward, Parameter, tf } from '#lib';
import { check, logSoftmaxCheck } from '#checks';
await tf.ready();
const precious = { words: ['still', 'here'], tensor: tf.tensor1d([1, 2, 3]) };
function right(z: any) {
  return tf.tidy(() => {
    const shifted = tf.sub(z, tf.max(z, 1, true));
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  });
}
const before = tf.memory().numTensors;`;

/** A cell after each: gives `still here 1 2 3 6 true`. */
export const stillHere = `
const x = new Parameter(tf.scalar(3), 'x');
tf.tidy(() => { backward(() => ({ loss: tf.square(x.value) }), [x]); });
[...precious.words, ...precious.tensor.arraySync(), x.grad!.arraySync(), (await check(logSoftmaxCheck, right)).passed].join(' ');`;
