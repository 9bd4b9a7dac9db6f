/** Places in which a pattern takes names from an object of the earlier cell. */
import type { Draw } from './nameDraw';
import { drawPattern } from './namePatterns';
import { type Earlier, inBraces, type Place } from './namePlace';

const namesOf = ({ tree: _, ...names }: Earlier) => Object.values(names);

/** Names that are not used otherwise in a place that binds them. */
function drawNames(draw: Draw, without: string[]): () => string {
  const used = new Set(without);
  return () => {
    const name = draw.name((candidate) => !used.has(candidate));
    used.add(name);
    return name;
  };
}

/** A pattern for the source, with its names. */
function drawBinding(draw: Draw, earlier: Earlier, without: string[], next = drawNames(draw, without)) {
  const names: string[] = [];
  const target = () => {
    const name = next();
    names.push(name);
    return name;
  };
  const initial = () => draw.oneOf('0', earlier.call);
  const text = drawPattern(draw, earlier.tree, target, initial, true);
  return { text, shown: `show(${names.join(', ')});` };
}

export const patternPlaces: Record<string, Place> = {
  'const of the cell'(draw, e) {
    const { text, shown } = drawBinding(draw, e, [], () => draw.fresh());
    return `${draw.oneOf('const', 'let', 'var', 'export const')} ${text} = ${e.source}; ${shown}`;
  },
  'const of a block'(draw, e) {
    const { text, shown } = drawBinding(draw, e, namesOf(e));
    return inBraces(`${draw.oneOf('const', 'let')} ${text} = ${e.source}; ${shown}`);
  },
  parameter(draw, e) {
    const { text, shown } = drawBinding(draw, e, [e.call, e.source]);
    const typed = `${text}: typeof ${e.source}`;
    return draw.oneOf(
      `((${typed}) => ${inBraces(shown)})(${e.source});`,
      `(function (${typed}) ${inBraces(shown)})(${e.source});`,
      `new (class { constructor(${typed}) ${inBraces(shown)} })(${e.source});`,
      `({ m(${typed}) ${inBraces(shown)} }).m(${e.source});`,
      `({ set s(${typed}) ${inBraces(shown)} }).s = ${e.source};`,
    );
  },
  'head of for of'(draw, e) {
    const isVar = draw.oneOf(true, false);
    const { text, shown } = drawBinding(draw, e, namesOf(e), isVar ? () => draw.fresh() : undefined);
    const declared = isVar ? 'var' : draw.oneOf('const', 'let');
    return `for ${draw.oneOf('', 'await ')}(${declared} ${text} of [${e.source}]) ${inBraces(shown)}`;
  },
  'head of for'(draw, e) {
    const isVar = draw.oneOf(true, false);
    const { text, shown } = drawBinding(draw, e, namesOf(e), isVar ? () => draw.fresh() : undefined);
    const round = draw.fresh();
    return `for (${isVar ? 'var' : 'let'} ${text} = ${e.source}, ${round} = 0; ${round} < 1; ${round}++) ${inBraces(shown)}`;
  },
  catch(draw, e) {
    const names: string[] = [];
    const next = drawNames(draw, namesOf(e));
    const target = () => {
      names.push(next());
      return names[names.length - 1];
    };
    const text = typeof e.tree === 'number' ? target() : drawPattern(draw, e.tree, target, () => '0', true);
    return `try { throw ${e.source}; } catch (${text}: any) { show(${names.join(', ')}); }`;
  },
  assignment(draw, e) {
    const box = draw.fresh();
    let count = 0;
    const target = () => draw.oneOf(e.changing, `${box}.p${count++}`, `${box}['${e.call}']`);
    const text = drawPattern(draw, e.tree, target, () => '0', false);
    return `const ${box}: any = {}; (${text} = ${e.source} as any); show(${e.changing}, ${box});`;
  },
  'assignment in the head of for of'(draw, e) {
    const text = drawPattern(
      draw,
      e.tree,
      () => e.changing,
      () => '0',
      false,
    );
    return `for (${text} of [${e.source}] as any[]) show(${e.changing});`;
  },
};
