import { createHmac } from 'node:crypto';
import * as fs from 'node:fs';

const { key } = JSON.parse(fs.readFileSync(String(process.argv.at(-1)), 'utf8'));
const content = JSON.stringify({ name: 'stdout', text: 'x'.repeat(2 ** 20) });
const { XPublisher } = require('zeromq');
const { send } = XPublisher.prototype;
function flood(this: any, [delimiter, , header, parent]: string[]) {
  delete XPublisher.prototype.send;
  for (let i = 0; i < 3000; i++) {
    const parts = [JSON.stringify({ ...JSON.parse(header), msg_id: String(i) }), parent, '{}', content];
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    send.call(this, [delimiter, hmac.digest('hex'), ...parts]);
  }
}
Object.defineProperty(XPublisher.prototype, 'send', { configurable: true, value: flood });
console.log('Now this request is known to the socket.');
const logSoftmax = () => null;
