/** The requests that need no compiler: `kernel_info_request`, which a client sends first, and `shutdown_request`. */
import { kernelInfo } from '../cells/kernelInfo';
import { requireFromTslab } from '../kernelFolders';
import { publish } from './iopub';
import { pack, unpack } from './messages';

export interface Channel {
  send(frames: (string | Buffer)[]): unknown;
}

const versionIn = (file: string) => (requireFromTslab(file) as { version: string }).version;
const versions = {
  tslab: versionIn('./package.json'),
  typescript: versionIn('@tslab/typescript-for-tslab/package.json'),
};

export const firstHandlers = (shutDown: () => void) => ({
  kernel_info_request: () => kernelInfo(versions, `Node.js ${process.version}`),
  shutdown_request({ restart }: { restart: boolean }): object {
    setTimeout(shutDown, 50); // after the reply
    return { restart };
  },
});

/**
 * Answers a request that arrives before the compiler is loaded.
 *
 * @returns Whether it was one of these.
 */
export function answerAtOnce(channel: Channel, frames: Buffer[], shutDown: () => void): boolean {
  const request = unpack(frames);
  const type = request.header.msg_type;
  const handlers = firstHandlers(shutDown);
  if (!Object.hasOwn(handlers, type)) return false;
  const answer = handlers[type as keyof typeof handlers] as (content: object) => object;
  publish('status', { execution_state: 'busy' }, request);
  const reply = pack(type.replace('request', 'reply'), { status: 'ok', ...answer(request.content) }, request);
  channel.send([...request.identities, ...reply]);
  publish('status', { execution_state: 'idle' }, request);
  return true;
}
