import * as fs from 'node:fs';

const folder = fs.readdirSync('/tmp').find((name) => name.startsWith('mark-'));
const block = Buffer.alloc(30 * 2 ** 20, 1);
for (let i = 0; i < 200; i++) {
  const file = fs.openSync(`/tmp/${folder}/${i}`, 'w');
  fs.unlinkSync(`/tmp/${folder}/${i}`);
  fs.writeSync(file, block);
}
await new Promise((resolve) => setTimeout(resolve, 50_000));
