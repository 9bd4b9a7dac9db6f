/** What notebooks import as `#checks` in a sandbox. Outside, `checks/index.ts` takes its place. */
export { check } from './checkInSandbox';
export * from './index';
export { observe, seal } from './sealing/seal';
