/** Two cells: the second uses names of the first. And what the two show when they run as one program, without a kernel. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { Draw } from './nameDraw';
import { drawTree, literal } from './namePatterns';
import type { Earlier } from './namePlace';
import { PLACES } from './namePlaces';
import { mayNameType } from './namePool';

const ts = createRequire(__filename)('@tslab/typescript-for-tslab') as typeof import('@tslab/typescript-for-tslab');

export interface NameCase {
  cells: [string, string];
  places: string[];
}

const PLACES_PER_CELL = 6;

/** Two cells; the second uses the names in these places. */
const casesWith = (drawPlaces: (draw: Draw) => string[]): fc.Arbitrary<NameCase> =>
  fc.gen().map((value) => {
    const draw = new Draw(value);
    const [made, kinds] = draw.names(2, mayNameType);
    const [source, changing, call, tag] = draw.names(4, (name) => name !== made && name !== kinds);
    const earlier: Earlier = { source, tree: drawTree(draw), changing, call, tag, made, kinds };
    const places = drawPlaces(draw);
    const uses = places.map((name) => PLACES[name](draw, earlier));
    return { cells: [declarations(draw, earlier), secondCell(uses)], places };
  });

export const nameCases = casesWith((draw) =>
  Array.from({ length: draw.oneOf(1, 2, PLACES_PER_CELL) }, () => draw.oneOf(...Object.keys(PLACES))),
);

/** A cell of one place only. */
export const casesOf = (place: string) => casesWith(() => [place]);

const secondCell = (uses: string[]) =>
  [
    'const shown: any[] = [];',
    'const show = (...values: any[]) => void shown.push(values);',
    ...uses,
    'JSON.stringify(shown)',
  ].join('\n');

function declarations(draw: Draw, { source, tree, changing, call, tag, made, kinds }: Earlier): string {
  const value = `${literal(tree)} as const`;
  const given = draw.fresh();
  const asFunction = `(this: unknown, ...given: any[]): any { return [given, this === undefined || this === globalThis]; }`;
  return [
    draw.oneOf(
      `const ${source} = ${value};`,
      `let ${source} = ${value};`,
      `export const ${source} = ${value};`,
      `var ${source} = ${value};`,
      `const { ${given}: ${source} } = { ${given}: ${value} };`,
      `let [${source}] = [${value}] as const;`,
      `for (var ${source} of [${value}] as const) ;`,
      `if (true) { var ${source} = ${value}; }`,
    ),
    draw.oneOf(
      `let ${changing}: any = 5;`,
      `var ${changing}: any = 5;`,
      `let { ${given}: ${changing} } = { ${given}: 5 } as any;`,
    ),
    draw.oneOf(
      `function ${call}${asFunction}`,
      `const ${call} = function ${asFunction};`,
      `let ${call} = function ${asFunction};`,
    ),
    `function ${tag}(strings: TemplateStringsArray, ...values: any[]) { return [...strings, ...values]; }`,
    `class ${made} { constructor(readonly v: unknown) {} }`,
    draw.oneOf(`enum ${kinds} { A = 3, B }`, `const enum ${kinds} { A = 3, B }`),
  ].join('\n');
}

const AsyncFunction = (async () => {}).constructor as new (code: string) => () => Promise<string>;

/** The two cells as one program, in JavaScript, and how its TypeScript reads wrong. */
function transpiled({ cells }: NameCase) {
  const [first, second] = cells.map((cell) => cell.replace(/^export (?!const)[^;]*;$/gm, '').replace(/^export /gm, ''));
  const lines = second.split('\n');
  const program = [first, ...lines.slice(0, -1), `return ${lines.at(-1)};`].join('\n');
  return ts.transpileModule(`async function program() {\n${program}\n}`, {
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: true,
      preserveConstEnums: true,
    },
  });
}

/** What the two cells show as one program; nothing, if it is none: TypeScript keeps some names from some places, and some places from some names. */
export async function shownAlone(drawn: NameCase): Promise<string | undefined> {
  const { outputText, diagnostics = [] } = transpiled(drawn);
  if (diagnostics.length > 0) return undefined;
  const program = new AsyncFunction(`${outputText.replace(/export \{\};/, '')}\nreturn program();`);
  return await program().catch(() => undefined);
}
