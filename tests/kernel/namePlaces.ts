/** The syntactic places in which a name of an earlier cell can stand. */
import type { Draw } from './nameDraw';
import { drawPattern, type Tree } from './namePatterns';
import { mayNameMember, mayNameType } from './namePool';

/** The names that the earlier cell declared. */
export interface Earlier {
  /** An object whose parts have names of the pool. */
  source: string;
  tree: Tree;
  /** A variable that may be changed, of type any. */
  changing: string;
  /** A function of anything; it tells whether it was called without `this`. */
  call: string;
  /** A function for tagged templates. */
  tag: string;
  /** A class with one member `v`. */
  made: string;
  /** An enum with members A = 3 and B. */
  kinds: string;
}

/** @returns Statements that call `show(…)` with plain values. */
export type Place = (draw: Draw, earlier: Earlier) => string;

const namesOf = ({ tree: _, ...names }: Earlier) => Object.values(names);

const inBraces = (text: string) => `{ ${text} }`;

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

const patterns: Record<string, Place> = {
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

const uses: Record<string, Place> = {
  shorthand: (_, e) => `show({ ${e.source}, ${e.changing} }, { ...${e.source} as any, ${e.changing} });`,
  'shorthand that is assigned to': (draw, e) =>
    `({ ${e.changing}${draw.oneOf('', ' = 4')} } = { ${e.changing}: 6 } as any); show(${e.changing});`,
  'property of its name'(draw, e) {
    const name = draw.oneOf(e.source, e.call, e.changing, e.kinds);
    const made = draw.oneOf(
      `{ ${name}: 1 }`,
      `{ ${name}() { return 1; } }`,
      `{ get ${mayNameMember(name) ? name : 'x'}() { return 1; } }`,
      `{ async ${name}() {} }`,
      `{ *${name}() {} }`,
      `{ ['${name}']: 1 }`,
    );
    return `show(typeof (${made} as any).${name}, (${made} as any)?.${name} === undefined, '${name}' in ${made});`;
  },
  'member of a class'(draw, e) {
    const name = [e.source, e.call, e.changing, e.kinds].find(mayNameMember) ?? 'x';
    const [member, shown] = draw.oneOf(
      [`${name} = ${e.changing};`, `new C().${name}`],
      [`static ${name} = ${e.changing};`, `C.${name}`],
      [`#${name} = ${e.changing}; read() { return this.#${name}; }`, 'new C().read()'],
      [`${name}() { return ${e.changing}; }`, `new C().${name}()`],
      [`static get ${name}() { return ${e.changing}; }`, `C.${name}`],
      [`set ${name}(v: any) { show(v, ${e.changing}); }`, `(new C().${name} = 1)`],
      [
        `constructor(readonly ${name} = ${e.call === name ? '1' : e.changing === name ? '2' : e.changing}) {}`,
        `new C().${name}`,
      ],
      [`static v: any; static { C.v = ${e.changing}; }`, 'C.v'],
      [`[${e.kinds}.B] = ${e.changing};`, `new C()[${e.kinds}.B]`],
    );
    return inBraces(`class C { ${member} } show(${shown});`);
  },
  'class that extends'(_, e) {
    return inBraces(
      `class C extends ${e.made} { constructor() { super(${e.changing}); } } show(new C().v, new C() instanceof ${e.made});`,
    );
  },
  label(draw, e) {
    const name = draw.oneOf(e.source, e.call, e.changing);
    return `${name}: for (const i of [1, 2]) { for (;;) { if (i === 1) continue ${name}; show(i); break ${name}; } }`;
  },
  enum(draw, e) {
    const name = draw.oneOf(e.source, e.call, e.changing);
    const own = draw.fresh();
    return `enum ${own} { ${name} = 7, second, third = ${e.kinds}.B, fourth = ${name} + 1 } show(${own}.${name}, ${own}.second, ${own}.third, ${own}.fourth, ${own}[7]);`;
  },
  namespace(draw, e) {
    const own = draw.fresh();
    const name = draw.oneOf(e.call, e.changing);
    return `namespace ${own} { export const ${name} = ${e.kinds}.A; export const u = ${e.source}; export const w = [${name}]; } show(${own}.${name}, ${own}.u, ${own}.w);`;
  },
  type(draw, e) {
    const name = draw.oneOf(e.source, e.call, e.changing);
    const own = draw.fresh();
    return draw.oneOf(
      `const ${own}: { ${name}: typeof ${e.changing} } = { ${name}: 1 }; show(${own}.${name});`,
      `interface ${own} { ${name}: number; [index: string]: unknown } show(((v: ${own}) => v.${name})({ ${name}: 2 }));`,
      `type ${own} = (${name}: number, ...rest: [${name}: string]) => typeof ${e.source}; show((() => ${e.source}) as unknown as ${own} && ${e.source});`,
      `show(((${name}: unknown): ${name} is number => typeof ${name} === 'number')(1));`,
      `type ${own} = { [${mayNameType(name) ? name : 'x'} in 'a' | 'b']: number }; show(({ a: 1, b: 2 }) satisfies ${own}, ${e.source});`,
      `show(${e.source} as unknown as typeof ${e.source}, <any>${e.changing}, ${e.changing}!);`,
      `abstract class ${own} { abstract ${mayNameMember(name) ? name : 'x'}: typeof ${e.source}; } show(typeof ${own}, ${e.changing});`,
      `function ${own}(a: string): void; function ${own}(${name}: any): void { show(${name}); } ${own}('a');`,
      `declare namespace Ns_${own} { const ${name}: number; } show(${e.changing});`,
    );
  },
  'type parameter'(draw, e) {
    const name = [e.changing, e.call, e.source].find(mayNameType) ?? 'x';
    const other = [e.source, e.changing].find((one) => one !== name) ?? '0';
    return draw.oneOf(
      `show((<${name},>(v: ${name}): ${name} => v)(${other} as any));`,
      `show((function <${name} extends unknown>(v: ${name}) { return [v, ${other}]; })(1));`,
      inBraces(`class C<${name}> { constructor(readonly v: ${name}) {} } show(new C<typeof ${other}>(${other}).v);`),
    );
  },
  template: (_, e) => `show(\`a\${${e.changing}}b\`, ${e.tag}\`c\${${e.changing}}d\${${e.kinds}.A}\`);`,
  call(draw, e) {
    const f = draw.oneOf(e.call, `${e.call}!`, `(${e.call})`, `(${e.call} as typeof ${e.call})`, `${e.call}?.`);
    return `show(${f}(${e.changing}), ${e.call}(...[${e.source}]), [1].map((v) => ${e.call}(v)), new ${e.made}(${e.changing}).v);`;
  },
  operators: (draw, e) =>
    `${e.changing} = ${draw.number(1, 9)}; ${e.changing}++; --${e.changing}; ${e.changing} += 2; ${e.changing} ??= 1; ${e.changing} **= 2;` +
    ` show(${e.changing}, -${e.changing}, typeof ${e.call}, void ${e.source}, !${e.source}, ${e.changing} ? ${e.kinds}.A : 0, (show(1), ${e.changing}));`,
  'named function': (draw, e) =>
    `${e.changing} = ${draw.oneOf('() => 1', 'function () {}', 'class {}')}; show(${e.changing}.name); ${e.changing} = 0;`,
  shadowed(draw, e) {
    const name = draw.oneOf(e.source, e.call, e.changing);
    return draw.oneOf(
      `(function (${name}: any) { ${name}++; show(${name}); })(1);`,
      `(function ${name}() { show(typeof ${name}); })();`,
      inBraces(`const ${name} = 3; show(${name}, (() => ${name})());`),
      inBraces(`function ${name}() { return 4; } show(${name}());`),
      `(() => { var ${name} = 5; show(${name}); })();`,
      `(() => { for (var ${name} = 6; false; ) ; show(${name}); })();`,
      `for (const ${name} of [7]) show(${name});`,
      `for (let ${name} = 8; ${name} < 9; ${name}++) show(${name});`,
      `for (const ${name} in { a: 1 }) show(${name});`,
      `try { throw 9; } catch (${name}) { show(${name}); }`,
      `show(((v = 1, ${name}: any = v) => ${name})());`,
      `switch (1 as number) { case 1: let ${name} = 2; show(${name}); }`,
      ...(mayNameType(name) ? [`show(new (class ${name} { v = typeof ${name}; })().v);`] : []),
    );
  },
  'default of a parameter': (_, e) =>
    `show((({ a = ${e.changing} }: { a?: unknown }, b = ${e.source}) => [a, b])({}), ((c: any = ${e.kinds}.B) => c)());`,
  switch: (_, e) =>
    `switch (${e.changing}) { case ${e.changing}: show(${e.source}); break; default: show(${e.call}(0)); }`,
  generator: (_, e) => `show([...(function* () { yield ${e.changing}; yield* [${e.source}]; })()]);`,
  await: (_, e) =>
    `show(await (async () => ${e.changing})(), await ${e.changing}); for await (${e.changing} of [5]) show(${e.changing});`,
  'for in': (_, e) => `for (${e.changing} in { k: 1 }) show(${e.changing}); ${e.changing} = 0;`,
  'loop at the top level': (draw, e) => {
    const own = draw.fresh();
    return `${draw.oneOf('let', 'var')} ${own} = 0; for (let i = 0; i < 3; i++) { ${own} += i; ${e.changing} = ${own}; } while (${own} > 0) { ${own}--; } show(${own}, ${e.changing});`;
  },
  'var in a block'(draw, e) {
    const own = draw.fresh();
    return draw.oneOf(
      `if (${e.changing} !== null) { var ${own} = ${e.kinds}.A; } show(${own}!);`,
      `try { var ${own} = ${e.kinds}.B; } finally { } show(${own});`,
      `for (var ${own} = 0; ${own} < 2; ${own}++) ; show(${own}); var ${own}: number; show(${own});`,
      `for (var ${own} in { k: 1 }) ; show(${own}!);`,
      `if (true) var ${own} = 2; show(${own});`,
      `{ { var [${own}] = [${e.kinds}.A]; } } show(${own});`,
    );
  },
  decorator: (draw, e) => `@((_: unknown) => show(${e.changing})) class ${draw.fresh()} {}`,
  export: (draw, e) =>
    draw.oneOf(
      `export { ${e.source} };`,
      `export { ${e.changing} as ${draw.name()} };`,
      `export const ${draw.fresh()} = ${e.call};`,
      'export {};',
    ),
  'namespace alias': (draw, e) => `namespace N${draw.fresh()} { export import Kinds = ${e.kinds}; show(Kinds.B); }`,
  'meta property': (_, e) =>
    `show(new (function (this: any) { this.t = new.target === undefined ? 0 : ${e.kinds}.A; } as any)().t);`,
  'optional chain': (_, e) =>
    `show((${e.source} as any)?.${e.changing}, (${e.source} as any)?.['${e.call}'], (${e.source} as any).${e.call}?.(1));`,
};

export const PLACES: Record<string, Place> = { ...patterns, ...uses };
