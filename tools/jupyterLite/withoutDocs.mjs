import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Leaves out the comments of Node's modules, which no cell in a browser can import: a fifth of what its compiler would read at each start.
 * What is global keeps them, for a reader who asks what it does.
 *
 * @param {string} text a file of `@types/node`
 */
export function withoutDocs(text) {
  const ts = require('@tslab/typescript-for-tslab');
  /** Where comments begin and end. @type {Map<number, number>} */
  const left = new Map();
  const isGlobal = (/** @type {any} */ node) => ts.isModuleDeclaration(node) && node.name.text === 'global';
  const visit = (/** @type {any} */ node) => {
    if (isGlobal(node)) return;
    const before = ts.getLeadingCommentRanges(text, node.pos) ?? [];
    const after = ts.getTrailingCommentRanges(text, node.end) ?? [];
    for (const { pos, end } of [...before, ...after]) left.set(pos, end);
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile('node.d.ts', text, ts.ScriptTarget.Latest, false);
  for (const module of source.statements.filter(ts.isModuleDeclaration))
    if (ts.isStringLiteral(module.name) && module.body) ts.forEachChild(module.body, visit);
  const inOrder = [...left].sort(([a], [b]) => a - b);
  return inOrder.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
}
