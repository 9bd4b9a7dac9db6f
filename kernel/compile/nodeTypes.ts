/**
 * The types of Node's modules. `@types/node` makes the compiler read all of them: its index names each file, and the type of
 * `process.getBuiltinModule` imports each module. Here the compiler reads those that declare globals, and what they import. It reads
 * another one when something imports that module. This takes 10 MB less.
 */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../compilerHost';

/** The folder's real name, as the compiler calls files: node_modules may be a link. */
const folder = () => ts.sys.realpath?.(`${host.root}/node_modules/@types/node`) ?? '';
const INDEX = /\/node_modules\/@types\/node\/(ts[\d.]+\/)?index\.d\.ts$/; // in `ts5.6` for TypeScript 5.0
const PROCESS = '/node_modules/@types/node/process.d.ts';
const REFERENCE = /^\/\/\/ <reference path="(?:\.\.\/)?(.*)" \/>$/gm;

interface NodeTypes {
  /** The file of each module. */
  files: ReadonlyMap<string, string>;
  /** The modules whose names `process.d.ts` needs for other types than that of `process.getBuiltinModule`. */
  ofProcess: ReadonlySet<string>;
}
let types: NodeTypes | undefined;

/** A file as the compiler gets it: the index without the files that declare no globals. */
export function withoutModules(file: string, text: string): string {
  if (!INDEX.test(file)) return text;
  const kept = new Set(nodeTypes().files.values());
  return text.replace(REFERENCE, (reference, name) => {
    const named = `${folder()}/${name}`;
    return kept.has(named) && !declaresGlobals(host.readFile(named)) ? '' : reference;
  });
}

const declaresGlobals = (text: string) => /^\s*(declare )?global \{/m.test(text);

/** The file with the types of one of Node's modules. */
export function fileOfNodeModule(module: string, importer: string): ts.ResolvedModuleFull | undefined {
  if (!host.isBuiltin(module)) return undefined;
  const { files, ofProcess } = nodeTypes();
  const file = files.get(module);
  if (!file || (importer.endsWith(PROCESS) && !ofProcess.has(module))) return undefined;
  return { resolvedFileName: file, extension: ts.Extension.Dts, isExternalLibraryImport: true };
}

function nodeTypes(): NodeTypes {
  types ??= readNodeTypes(folder());
  return types;
}

function readNodeTypes(folder: string): NodeTypes {
  if (!host.fileStamp(`${folder}/index.d.ts`)) return { files: new Map(), ofProcess: new Set() };
  const names = Array.from(
    host.readFile(`${folder}/index.d.ts`).matchAll(REFERENCE),
    ([, name]) => `${folder}/${name}`,
  );
  const modules = names.flatMap((file) =>
    Array.from(host.readFile(file).matchAll(/^declare module ["'](.*)["']/gm), ([, module]) => [module, file] as const),
  );
  const imported = host.readFile(`${folder}/process.d.ts`).matchAll(/^\s*import .* from ["'](.*)["']/gm);
  return { files: new Map(modules), ofProcess: new Set(Array.from(imported, ([, module]) => module)) };
}
