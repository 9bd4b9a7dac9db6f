import { idleTime } from './idleTime';

const { performance: clock } = globalThis;

export const performance = {
  now: () => clock.now(),
  eventLoopUtilization(before?: { idle: number; active: number }) {
    const idle = idleTime() - (before?.idle ?? 0);
    const active = clock.now() - idleTime() - (before?.active ?? 0);
    return { idle, active, utilization: active / (idle + active) };
  },
};
export default { performance };
