/** Values with named parts, and patterns that take them apart. */
import type { Draw } from './nameDraw';

export type Tree = number | Tree[] | { [name: string]: Tree };

export function drawTree(draw: Draw, depth = 2): Tree {
  const kind = depth === 0 ? 'leaf' : draw.oneOf('leaf', 'object', 'object', 'array');
  if (kind === 'leaf') return draw.number(1, 99);
  const parts = () => drawTree(draw, depth - 1);
  if (kind === 'array') return Array.from({ length: draw.number(1, 3) }, parts);
  return Object.fromEntries(draw.names(draw.number(1, 3)).map((name) => [name, parts()]));
}

/** TypeScript that makes the value. */
export function literal(tree: Tree): string {
  if (typeof tree === 'number') return String(tree);
  if (Array.isArray(tree)) return `[${tree.map(literal).join(', ')}]`;
  return `{ ${Object.entries(tree)
    .map(([name, part]) => `${name}: ${literal(part)}`)
    .join(', ')} }`;
}

/**
 * A pattern that fits the tree.
 *
 * @param target Draws a place for a part: a name, or in an assignment what can be assigned to.
 * @param initial An expression for defaults; they are never used.
 * @param isDeclared Whether the targets are names, so that `{ x }` alone may stand for `{ x: x }`.
 */
export function drawPattern(
  draw: Draw,
  tree: Tree,
  target: () => string,
  initial: () => string,
  isDeclared: boolean,
): string {
  const part = (inner: Tree): string => {
    const isLeaf = typeof inner === 'number' || draw.oneOf(true, false, false);
    const text = isLeaf ? target() : drawPattern(draw, inner, target, initial, isDeclared);
    return isLeaf && draw.oneOf(true, false) ? `${text} = ${initial()} as any` : text;
  };
  if (typeof tree === 'number') return target();
  if (Array.isArray(tree)) {
    const parts = tree.map((inner) => (draw.oneOf(true, true, true, false) ? part(inner) : ''));
    return `[${[...parts, ...(draw.oneOf(true, false) ? [`...${target()}`] : [])].join(', ')}]`;
  }
  const parts = Object.entries(tree).map(([name, inner]) => {
    const key = draw.oneOf(name, name, `'${name}'`, `['${name}']`);
    return `${key}: ${part(inner)}`;
  });
  return `{ ${[...parts, ...(draw.oneOf(true, false) ? [`...${target()}`] : [])].join(', ')} }`;
}
