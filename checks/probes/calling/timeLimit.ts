import { performance } from 'node:perf_hooks';

/** Why a call was ended: it went on computing, it waited for a promise, or a busy machine gave it too little of the processor. */
export type Reason = 'computing' | 'waiting' | 'starved';

/** However busy the machine is, a call is ended after its limit times this. */
const LONGEST = 12;
const SPIN = 8; // ms of processor
const AGE = 2000; // ms for which a measurement holds

/**
 * A limit for one call that counts its processor time, so that the same answer passes on a busy machine.
 *
 * What computes may compute for so many seconds of processor time; what waits may wait so long with nothing computing. Loops are
 * cut off by the clock on the wall, so its limit is stretched by how much slower than its processor this process runs.
 */
export class TimeLimit {
  private readonly start = performance.now();
  private readonly used = process.cpuUsage();
  private readonly loop = performance.eventLoopUtilization();
  private readonly stretch = slowdown();

  constructor(readonly seconds: number) {}

  /** Milliseconds on the wall until what still computes has used up the limit. */
  remaining(): number {
    return Math.ceil(this.stretch * 1000 * this.seconds - (performance.now() - this.start));
  }

  /** Milliseconds of processor time until then. */
  busy(): number {
    return 1000 * Math.max(0, this.seconds - this.spent().computed);
  }

  /** Whether the limit is used up, by computing or by waiting. */
  exceeded(): boolean {
    const { computed, waited } = this.spent();
    return computed >= this.seconds || waited >= this.seconds || this.remaining() <= 0;
  }

  /** To be asked when the call was ended. */
  reason(): Reason {
    const { computed, waited } = this.spent();
    if (waited > computed) return 'waiting';
    return computed >= 0.8 * this.seconds ? 'computing' : 'starved';
  }

  /** Seconds of processor time, of all threads, and seconds in which nothing computed. */
  private spent(): { computed: number; waited: number } {
    const { user, system } = process.cpuUsage(this.used);
    const computed = (user + system) / 1e6;
    return { computed, waited: performance.eventLoopUtilization(this.loop).idle / 1000 - computed };
  }
}

let measured = { at: -Infinity, slowdown: 1 };

/** How many seconds on the wall a second of processor time takes here, from 1 on. */
function slowdown(): number {
  if (performance.now() - measured.at < AGE) return measured.slowdown;
  const [start, used] = [performance.now(), process.cpuUsage()];
  let spun = 0;
  while (spun < SPIN) {
    const { user, system } = process.cpuUsage(used);
    spun = (user + system) / 1000;
  }
  const at = performance.now();
  measured = { at, slowdown: Math.min(LONGEST, Math.max(1, (1.2 * (at - start)) / SPIN)) };
  return measured.slowdown;
}
