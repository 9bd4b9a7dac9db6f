/** The program of the watchdog's thread. The thread gets its source text, so it may use nothing from outside. */
export function watchMainThread(): void {
  const { Session } = require('node:inspector') as typeof import('node:inspector');
  const { workerData } = require('node:worker_threads') as typeof import('node:worker_threads');
  const state = new Int32Array(workerData); // [beats of the main thread, limit in ms or 0, limit of processor time in ms]
  let beat = -1;
  let since = 0;
  let used = process.cpuUsage();

  function look(): void {
    if (Atomics.load(state, 1) === 0) Atomics.wait(state, 1, 0); // nothing to watch: sleep
    const now = performance.now();
    if (Atomics.load(state, 0) !== beat) {
      beat = Atomics.load(state, 0);
      since = now;
      used = process.cpuUsage();
    }
    const { user, system } = process.cpuUsage(used);
    const computed = (user + system) / 1000;
    const limit = Atomics.load(state, 1);
    if (limit > 0 && (now - since > limit || computed > Atomics.load(state, 2))) {
      cutOff();
      since = now;
      used = process.cpuUsage();
    }
    setTimeout(look, 20);
  }

  function cutOff(): void {
    const session = new Session();
    session.connectToMainThread();
    session.post('Runtime.terminateExecution', () => session.disconnect());
  }

  look();
}
