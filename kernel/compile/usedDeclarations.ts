/**
 * The declarations that a file uses of another one. While they stay the same, the file compiles to the same code and has no new
 * errors, whatever else is edited there.
 */
import { Outline } from './outline';
import type { Reference } from './references';

export interface Project {
  /** The declarations of a project file; undefined if there are none yet. */
  declarationsOf(file: string): string | undefined;
  /** The project file that the name of a module means in a file; undefined for a package. */
  resolve(module: string, importer: string): string | undefined;
}

const ALL = '*';
const EFFECTS = ''; // of a file on others: `declare global`

const outlines = new Map<string, Outline>();

function outlineOf(declarations: string): Outline {
  const outline = outlines.get(declarations) ?? new Outline(declarations);
  outlines.set(declarations, outline);
  return outline;
}

/**
 * The text of the declarations that some names of a file stand for, and of all declarations that those use.
 *
 * @returns Undefined if the declarations of a file are missing.
 */
export function usedDeclarations(project: Project, start: string, names: Iterable<string>): string | undefined {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting: { file: string; name: string }[] = [EFFECTS, ...names].map((name) => ({ file: start, name }));
  const refer = (file: string, { module, name }: Reference) => {
    const meant = module === '' ? file : project.resolve(module, file);
    if (meant) waiting.push({ file: meant, name });
  };
  for (const { file, name } of waiting) {
    const key = `${file}\0${name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const declarations = project.declarationsOf(file);
    if (declarations === undefined) return undefined;
    use(file, name, outlineOf(declarations));
  }
  return [...found].sort().join('\0');

  function use(file: string, name: string, { declarations, imports, exports, stars, always, modules }: Outline): void {
    if (name === EFFECTS) for (const module of modules) refer(file, { module, name });
    if (name === ALL) for (const one of [...declarations.keys(), ...exports.keys()]) waiting.push({ file, name: one });
    const own = name === EFFECTS ? always : (declarations.get(name) ?? []);
    for (const { text, uses, elsewhere } of own) {
      found.add(`${file}\0${text}`);
      for (const one of uses) if (declarations.has(one) || imports.has(one)) waiting.push({ file, name: one });
      for (const reference of elsewhere) refer(file, reference);
    }
    const references = [imports.get(name), exports.get(name)].filter((one) => one !== undefined);
    for (const reference of references) {
      found.add([file, name, reference.module, reference.name].join('\0'));
      if (reference.module !== '' || reference.name !== name) refer(file, reference);
    }
    const isElsewhere = name === ALL || (own.length === 0 && references.length === 0 && name !== EFFECTS);
    if (isElsewhere) for (const { module } of stars) refer(file, { module, name });
  }
}
