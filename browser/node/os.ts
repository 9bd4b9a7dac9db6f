const { crossOriginIsolated, navigator } = globalThis; // before cells can replace them
const COPIES = 4; // where memory cannot be shared, each thread of an experiment holds a copy of 75 MB

export const EOL = '\n';
export const platform = (): string => 'linux';
export const availableParallelism = (): number =>
  Math.min(navigator.hardwareConcurrency || 1, crossOriginIsolated ? Number.POSITIVE_INFINITY : COPIES);
export default { EOL, availableParallelism, platform };
