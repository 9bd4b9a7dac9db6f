import ts from '@tslab/typescript-for-tslab';
import { host } from '../compilerHost';

/** `rollUpTypes.cjs` writes it. Without TensorFlow.js there is none. */
const file = () => `${host.root}/node_modules/@tensorflow/tfjs/rolledUp.d.ts`;
let names: ReadonlySet<string> | undefined;

/** The file whose ambient modules hold the types of this module, if it is one of TensorFlow.js's. */
export function rolledUpFile(module: string): ts.ResolvedModuleFull | undefined {
  if (!module.startsWith('@tensorflow/')) return undefined;
  names ??= namesIn(file());
  if (!names.has(module)) return undefined;
  return { resolvedFileName: file(), extension: ts.Extension.Dts, isExternalLibraryImport: true };
}

function namesIn(file: string): Set<string> {
  const text = host.fileStamp(file) && host.readFile(file);
  return new Set(Array.from(text.matchAll(/^declare module "(.*)"/gm), ([, name]) => name));
}
