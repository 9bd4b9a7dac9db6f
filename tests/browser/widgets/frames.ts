/** The time of one frame, in ms, at 60 a second. */
export const FRAME = 1000 / 60;

/** What other programs of the machine delay now and then does not count. */
export const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1];
