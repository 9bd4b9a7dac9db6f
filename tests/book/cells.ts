/**
 * Cells that run one after the other in a fresh kernel: in the installed one, and in the one of a page. Both must give the same
 * messages, so nothing here may depend on the machine, on the backend or on the time.
 */
export const CELLS = [
  '1 + 1',
  "const pair = { name: 'boot', pixels: Uint8Array.of(0, 128, 255) };\npair",
  'let count = 1;\nfunction twice(n: number) {\n  return 2 * n;\n}\ntwice(count)',
  'count += 4;\n[count, twice(count)]',
  "const wrong: number = 'x';",
  'twice("three");\nmissing;',
  "document.title = name;\nalert([1].findLast(Boolean));\ntest('a name of a test runner', window);",
  "import nothing from './nowhere';",
  'const unfinished = (',
  "new Map<string, unknown>([['a', [1, , 3]], ['b', new Set([1n, null])], ['c', { d: { e: { f: {} } } }]])",
  "class Point {\n  #hidden = 1;\n  constructor(readonly x = 1.5, readonly when = new Date(0)) {}\n}\n[new Point(), class {}, Symbol('s'), -0]",
  "console.log('%s of %d', 'one', 2, { three: [3] });\nconsole.error('to stderr');\nconsole.table([{ a: 1, b: 'x' }, { a: 20 }]);",
  "console.group('epoch', 1);\nconsole.info('two\\nlines');\nconsole.count();\nconsole.assert(1 > 2, 'not %s', 'so');\nconsole.groupEnd();\nconsole.dirxml([1]);\nconsole.count();",
  "console.table(new Map([['a', 1]]));\nconsole.table([[1, 2], [3]], ['1']);\nconsole.trace('here');",
  "for (let i = 0; i < 3; i++) process.stdout.write(i + '… ');\nprocess.stderr.write(Uint8Array.of(206, 177));\nprocess.stdout.write('π\\n')",
  'const { time, log } = console;\ntime("step");\nlog(typeof console.timeEnd, typeof process.hrtime.bigint());',
  '({ pixels: new Uint8Array(47_040_000), many: Array.from({ length: 20_000 }, (_, i) => i) })',
  'process.exit(1)',
  'const later = await new Promise<string>((resolve) => setTimeout(() => resolve("came later"), 20));\nlater',
  'function fails() {\n  null!.property;\n}\n\nfails();',
  "function isEven(n: number): boolean {\n  if (n < 0) throw new Error('below zero');\n  return n === 1 ? isOdd(n - 3) : isOdd(n - 1);\n}\nfunction isOdd(n: number): boolean {\n  return isEven(n - 1);\n}\nisOdd(16);",
  "function down(n: number): Error {\n  return n === 0 ? new Error('at the bottom') : down(n - 1);\n}\ndown(20);",
  "const inner = new TypeError('inside');\nasync function outer() {\n  await null;\n  throw new Error('outside', { cause: inner });\n}\nawait outer();",
  "let kept = 'before';\nkept = 'set before the error';\nthrow { code: 7 };",
  'kept',
  'Promise.reject(new RangeError("nobody awaits it"));\nawait new Promise((resolve) => setTimeout(resolve, 50));',
  'let sum = 0;\nfor (let i = 0; i < 100_000; i++) sum += i;\nsum',
  'enum Color { Red, Green = 5 }\nconst { a: renamed, ...others } = { a: Color.Green, b: 2, c: [3] };\n({ renamed, others })',
  "import { DataLoader, logSoftmax, rounded, tf } from '#lib';\nawait tf.ready();\nrounded(logSoftmax(tf.tensor2d([[1000, 0], [1, 2]])).arraySync())",
  'const one = { images: new Uint8Array(784), labels: Uint8Array.of(1), length: 1, classes: [] };\ntry {\n  new DataLoader(one, { batchSize: 0 });\n} catch (error) {\n  console.log(String(error));\n}',
  "import { check, logSoftmaxCheck } from '#checks';\n(await check(logSoftmaxCheck, logSoftmax)).passed",
  '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>bold</b>", "text/plain": "bold" }) })',
];

/** Requests of an editor, after those cells. */
export const QUESTIONS: [type: string, content: object][] = [
  ['complete_request', { code: 'tf.tensor2', cursor_pos: 10 }],
  ['complete_request', { code: "import { x } from '#l'", cursor_pos: 21 }],
  ['complete_request', { code: 'pair.', cursor_pos: 5 }],
  ['inspect_request', { code: 'twice(', cursor_pos: 6 }],
  ['inspect_request', { code: 'tf.matMul', cursor_pos: 5 }],
  ['inspect_request', { code: 'logSoftmax', cursor_pos: 3 }],
  ['is_complete_request', { code: 'for (;;) {' }],
  ['is_complete_request', { code: '1 + 1' }],
];
