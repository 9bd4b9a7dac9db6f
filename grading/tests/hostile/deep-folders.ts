import * as fs from 'node:fs';

process.chdir('/sockets');
for (let depth = 0; depth < 5000; depth++) {
  fs.mkdirSync('d');
  process.chdir('d');
}
await new Promise((resolve) => setTimeout(resolve, 50_000));
