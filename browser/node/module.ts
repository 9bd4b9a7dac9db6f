type Modules = Record<string, () => unknown>;

const providers: Modules = {};
const cache: Record<string, { exports: unknown } | undefined> = {};
const withoutPrefix = (id: string) => id.replace(/^node:/, '');

/** The modules that cells can import. */
export const importable: string[] = [];

/**
 * Says how modules are loaded that `require` asks for by name.
 *
 * @param others Those that cells do not import, but lib asks for.
 */
export function provideModules(modules: Modules, others: Modules): void {
  importable.push(...Object.keys(modules));
  for (const [id, load] of Object.entries({ ...modules, ...others })) providers[withoutPrefix(id)] = load;
}

/** What a reader is told of a module that is not there. */
export const missingModule = (): string =>
  `The course in a browser has ${importable.slice(0, -1).join(', ')} and ${importable.at(-1)}: no other module can be loaded.`;

function load(id: string): unknown {
  const name = withoutPrefix(id);
  const cached = cache[name];
  if (cached) return cached.exports;
  if (!Object.hasOwn(providers, name))
    throw Object.assign(new Error(`Cannot find module '${id}'. ${missingModule()}`), { code: 'MODULE_NOT_FOUND' });
  const exports = providers[name]();
  cache[name] = { exports };
  return exports;
}

const require = Object.assign(load, { cache, main: undefined, resolve: withoutPrefix });

/** Modules are found by name, wherever the file is that asks. */
export const createRequire = () => require;
export default { createRequire };
