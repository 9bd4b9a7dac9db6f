// @ts-check
/** Runs cells, given as a JSON array, in stock tslab's own compiler and executor; prints what each returned, as JSON. */
import { createRequire } from 'node:module';
import { format } from 'node:util';

const fromTslab = createRequire(createRequire(import.meta.url).resolve('tslab/package.json'));
const { createConverter } = fromTslab('./dist/converter.js');
const { createExecutor } = fromTslab('./dist/executor.js');

/** @type {string[]} */
let shown = [];
const show = (/** @type {unknown[]} */ ...args) => shown.push(format(...args));
const node = createConverter({ isJS: false, isBrowser: false });
const executor = createExecutor(process.cwd(), { node, browser: node }, { log: show, error: show });
Object.assign(globalThis, { stockExecutor: executor }); // for a cell that interrupts itself
const results = [];
for (const code of JSON.parse(process.argv[2])) {
  shown = [];
  const ok = await executor.execute(code);
  results.push({ ok, shown: shown.join('\n') });
}
process.stdout.write(JSON.stringify(results), () => process.exit());
