import * as fs from 'node:fs';

const block = Buffer.alloc(2 ** 20, 1);
for (let file = 0; ; file++) {
  for (let i = 0; i < 30; i++) fs.appendFileSync(`/sockets/${file}`, block);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
