import { performance } from 'node:perf_hooks';

/** Why a call was stopped: it was still computing, it waited for a promise, or a busy machine gave it too little processor time. */
export type Reason = 'computing' | 'waiting' | 'starved';

/**
 * However busy the machine is, a call is stopped once it has taken its limit times this. The machine may become quiet meanwhile:
 * then even a call that trains (8 s) ends before the grader's limit for a cell (60 s), so that the check can say why.
 */
const LONGEST = 7;
const SPIN = 8; // ms of processor
const AGE = 2000; // ms for which a measurement holds

/**
 * A limit for one call that counts its processor time, so that the same answer passes on a busy machine.
 *
 * A call may compute for this many seconds of processor time, and it may wait as long while nothing computes. Loops are stopped
 * by wall-clock time, so that limit is longer on a busy machine: by the ratio of wall-clock to processor time that is measured.
 */
export class TimeLimit {
  private readonly start = performance.now();
  private readonly used = process.cpuUsage();
  private readonly loop = performance.eventLoopUtilization();
  private readonly stretch = slowdown();

  constructor(readonly seconds: number) {}

  /** Milliseconds of wall-clock time that are left to a call that computes. */
  remaining(): number {
    return Math.ceil(this.stretch * 1000 * this.seconds - (performance.now() - this.start));
  }

  /** Milliseconds of processor time that are left. */
  busy(): number {
    return 1000 * Math.max(0, this.seconds - this.spent().computed);
  }

  /** Whether computing or waiting has used up the limit, however busy the machine is. */
  usedUp(): boolean {
    const { computed, waited } = this.spent();
    return computed >= this.seconds || waited >= this.seconds;
  }

  /** Whether the call must be stopped. */
  exceeded(): boolean {
    return this.usedUp() || this.remaining() <= 0;
  }

  /** Why the call was stopped; ask only then. */
  reason(): Reason {
    const { computed, waited } = this.spent();
    if (waited > computed) return 'waiting';
    return computed >= 0.8 * this.seconds ? 'computing' : 'starved';
  }

  /** Seconds of processor time over all threads, and seconds in which nothing computed. */
  private spent(): { computed: number; waited: number } {
    const { user, system } = process.cpuUsage(this.used);
    const computed = (user + system) / 1e6;
    return { computed, waited: performance.eventLoopUtilization(this.loop).idle / 1000 - computed };
  }
}

let measured = { at: -Infinity, slowdown: 1 };

/** How many seconds of wall-clock time one second of processor time takes at present; at least 1. */
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
