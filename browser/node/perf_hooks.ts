import { idleTime } from './idleTime';

const { performance: clock } = globalThis;

/** The browser's own, with what only Node's has. */
export const performance = Object.assign(clock, {
  eventLoopUtilization(before?: { idle: number; active: number }) {
    const idle = idleTime() - (before?.idle ?? 0);
    const active = clock.now() - idleTime() - (before?.active ?? 0);
    return { idle, active, utilization: active / (idle + active) };
  },
});
export const { PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver } = globalThis;
export default { performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver };
