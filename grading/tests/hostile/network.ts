import * as net from 'node:net';
import { networkInterfaces } from 'node:os';

const code = await new Promise((resolve) => {
  const socket = net.connect({ host: '1.1.1.1', port: 80, timeout: 2000 }, () => resolve('connected'));
  socket.on('error', (error: any) => resolve(error.code)).on('timeout', () => resolve('timeout'));
});
const outside = Object.keys(networkInterfaces()).filter((name) => name !== 'lo');
console.log(code === 'connected' || outside.length ? `${code} ${outside}` : 'no network');
