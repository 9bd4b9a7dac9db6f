/** Places in which a name can be that of a member, a label or a type instead. */
import { inBraces, type Place } from './namePlace';
import { mayNameMember, mayNameType } from './namePool';

export const memberPlaces: Record<string, Place> = {
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
};
