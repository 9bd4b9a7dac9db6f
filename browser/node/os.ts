export const EOL = '\n';
export const platform = (): string => 'linux';
export const availableParallelism = (): number => navigator.hardwareConcurrency || 1;
export default { EOL, availableParallelism, platform };
