/** The transformers that turn a cell into JavaScript. They replace tslab's own, which do less. */
import ts from '@tslab/typescript-for-tslab';
import type { GeneratedNames } from '../compiler';
import { host } from '../compilerHost';
import { bindNames, type ModuleNames } from './bindNames';
import { CellScope } from './cellScope';
import { declareNestedVariables } from './declareNestedVariables';
import { guardedLoops } from './guardedLoops';
import { replaceImportMeta } from './importMeta';
import { awaitsThrough } from './interruptibleAwaits';
import { requireImports } from './requireImports';
import { loopsOnLocals } from './topLevelLoops';

/** What the transformers know about the cell that is compiled, and what they find in it. */
export interface CellUnderWay {
  names: GeneratedNames;
  /** The names that the cell declares. */
  declared: ReadonlySet<string>;
  /** The names that stand for globals: those of earlier cells, and after compilation those of this cell too. */
  globals: ReadonlySet<string>;
  /** The source map of its code, as JSON. */
  map: string;
}

/** tslab's names for the cell's file and for the file with the declarations of earlier cells. */
export const cellFile = (): string => `${host.root}/__tslab__.ts`;
export const earlierFile = (): string => `${host.root}/__prev__.d.ts`;

/** Replaces `emit` of a program by one with our transformers. */
export function emitCells(builder: ts.BuilderProgram, cell: () => CellUnderWay): ts.BuilderProgram {
  const emit = builder.emit.bind(builder);
  builder.emit = (file, write, token, declarationsOnly, tslabs) => {
    const own = file?.fileName === cellFile() ? transformers(builder.getProgram(), file, cell()) : {};
    const afterDeclarations = [...(own.afterDeclarations ?? []), ...(tslabs?.afterDeclarations ?? [])];
    return emit(file, write, token, declarationsOnly, { ...own, afterDeclarations });
  };
  return builder;
}

function transformers(program: ts.Program, file: ts.SourceFile, cell: CellUnderWay): ts.CustomTransformers {
  const earlier = program.getSourceFile(earlierFile());
  if (!earlier) throw new Error(`Cannot compile a cell: the program lacks ${earlierFile()}`);
  const { names } = cell;
  const scope = new CellScope(program.getTypeChecker(), file, earlier, cell.globals);
  const modules: ModuleNames = new Map();
  const { factory } = ts;
  const ofRuntime = (name: string) =>
    factory.createPropertyAccessExpression(factory.createIdentifier(names.runtime), name);
  const newGuard = (swift: boolean) =>
    factory.createCallExpression(ofRuntime('loop'), undefined, [swift ? factory.createTrue() : factory.createFalse()]);
  const before = [bindNames(scope, names, modules)];
  const own = scope.ownNames();
  const shared = new Set(own.flatMap(({ name, isShared }) => (isShared ? name : [])));
  const after = [
    requireImports(names, modules),
    loopsOnLocals(names, shared, { canBeCutOff: !host.guardLoops }),
    awaitsThrough(() => ofRuntime('awaiting')),
    ...(host.guardLoops ? [guardedLoops(newGuard)] : []),
    replaceImportMeta(() => ofRuntime('meta')),
  ];
  cell.declared = new Set(own.map(({ name }) => name));
  const globals = new Set(cell.globals);
  for (const { name, isGlobal } of own) globals[isGlobal ? 'add' : 'delete'](name);
  cell.globals = globals;
  return { before, after, afterDeclarations: [declareNestedVariables(program.getTypeChecker(), file)] };
}
