import * as assert from 'node:assert';

for (const name of Object.keys(assert)) (assert as any)[name] = () => {};
console.log = console.error = () => {};
/* UNSHIFTED */
