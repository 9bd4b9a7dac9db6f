import { createHmac } from 'node:crypto';
import * as fs from 'node:fs';

const { key } = JSON.parse(fs.readFileSync(String(process.argv.at(-1)), 'utf8'));
const { Router } = require('zeromq');
const { send } = Router.prototype;
const block = Buffer.alloc(7 * 2 ** 20, 'x');
function flood(this: any, frames: any[]) {
  delete Router.prototype.send;
  const [header, parent] = frames.slice(-4, -2);
  const parts = [header, parent, '{}', '{}'];
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  const head = [...frames.slice(0, -6), '<IDS|MSG>', hmac.digest('hex'), ...parts];
  for (let i = 0; i < 20; i++) send.call(this, [...head, block]);
  send.call(this, [...head, ...Array(40).fill(block)]);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000);
  return send.call(this, frames);
}
Object.defineProperty(Router.prototype, 'send', { configurable: true, value: flood });
console.log('The next reply is followed by others.');
/* UNSHIFTED */
