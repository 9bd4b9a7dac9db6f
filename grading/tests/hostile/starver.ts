import { spawn } from 'node:child_process';

const busy = ['20', '/bin/sh', '-c', 'while :; do :; done'];
for (let i = 0; i < 100; i++) spawn('/usr/bin/timeout', busy, { detached: true, stdio: 'ignore' }).unref();
await new Promise((resolve) => setTimeout(resolve, 60_000));
