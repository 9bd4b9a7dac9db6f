import * as fs from 'node:fs';

const block = Buffer.alloc(30 * 2 ** 20, 1);
for (let i = 0; i < 200; i++) {
  const file = fs.openSync(`/sockets/${i}`, 'w');
  fs.unlinkSync(`/sockets/${i}`);
  fs.writeSync(file, block);
}
await new Promise((resolve) => setTimeout(resolve, 50_000));
