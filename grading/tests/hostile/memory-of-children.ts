import { spawn } from 'node:child_process';

const greedy = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(2 ** 27, 1)), 20)';
for (let i = 0; i < 8; i++) spawn(process.execPath, ['-e', greedy]);
await new Promise((resolve) => setTimeout(resolve, 50_000));
