import { spawn } from 'node:child_process';

for (let i = 0; i < 3; i++) spawn('/bin/sh', ['-c', 'f() { f | f & }; f; sleep 100'], { detached: true });
await new Promise((resolve) => setTimeout(resolve, 3000));
throw new Error('still here');
