const { publish } = require('./kernel/output.cjs');
const { cells } = require('./kernel/cells.cjs');
const text = 'x'.repeat(2 ** 20);
for (let i = 0; i < 3000; i++) publish('stream', { name: 'stdout', text }, cells.running.request);
const logSoftmax = () => null;
