/** Places in expressions and statements. */
import { inBraces, type Place } from './namePlace';
import { mayNameType } from './namePool';

export const statementPlaces: Record<string, Place> = {
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
