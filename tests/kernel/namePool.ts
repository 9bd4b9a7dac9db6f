/** Names for a cell's variables: plain ones, and names that the kernel, Node or TypeScript use as well. */
export const NAMES = [
  ...['x', 'loss', 'testLoss', 'é', '日本', '$', '_'],
  ...['__x', '___y', '__dirname2', '__await__', '__esModule', '__local_x', '__rounds', '__importStar'],
  ...['require', 'exports', 'module', '__filename', '__dirname', 'main', 'global', 'self', 'window'],
  ...[
    '$cells',
    '$kernel',
    '$cells_',
    'variables',
    'runtime',
    'awaiting',
    'modules',
    'result',
    'tsLastExpr',
    'tsLastExpr0',
  ],
  ...['module_1', 'local_1', 'rounds_1', '_a', '_b', 'exports_1'],
  ...[
    'of',
    'get',
    'set',
    'type',
    'as',
    'from',
    'namespace',
    'declare',
    'abstract',
    'is',
    'infer',
    'keyof',
    'satisfies',
  ],
  ...['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'name', 'length', 'prototype'],
  ...['Promise', 'Object', 'Symbol', 'Error', 'Array', 'console', 'process', 'setTimeout', 'Buffer', 'performance'],
  ...['string', 'number', 'any', 'unknown', 'never', 'object', 'symbol'],
] as const;

/** Names of types that TypeScript keeps to itself: no class, enum or type parameter may have them. */
const TYPES = new Set(['string', 'number', 'any', 'unknown', 'never', 'object', 'symbol', 'is', 'infer', 'keyof']);
/** Names that the language gives members of classes itself. */
const MEMBERS = new Set(['constructor', 'prototype', 'name', 'length', 'toString', 'valueOf']);

export const mayNameType = (name: string): boolean => !TYPES.has(name) && !['Object', 'Array', 'Symbol'].includes(name);
export const mayNameMember = (name: string): boolean => !MEMBERS.has(name);
