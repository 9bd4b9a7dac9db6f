import { createServer } from 'node:net';

const LOWEST = 20_000;
const COUNT = 12_768; // up to 32,767: systems give higher ones to programs that ask for any port
let next = LOWEST + ((process.pid * 97) % COUNT);

/** A port for a program that starts later: free now, and given to no other program by chance. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = LOWEST + ((port + 1 - LOWEST) % COUNT);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
