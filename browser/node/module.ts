const providers: Record<string, () => unknown> = {};
const cache: Record<string, { exports: unknown } | undefined> = {};

/** Says how modules are loaded that `require` asks for by name. */
export function provideModules(modules: Record<string, () => unknown>): void {
  Object.assign(providers, modules);
}

function load(id: string): unknown {
  const name = id.replace(/^node:/, '');
  const cached = cache[name];
  if (cached) return cached.exports;
  if (!Object.hasOwn(providers, name))
    throw Object.assign(new Error(`Cannot find module '${id}': the course in a browser does not have it`), {
      code: 'MODULE_NOT_FOUND',
    });
  const exports = providers[name]();
  cache[name] = { exports };
  return exports;
}

const require = Object.assign(load, { cache, main: undefined, resolve: (id: string) => id.replace(/^node:/, '') });

/** Modules are found by name, wherever the file is that asks. */
export const createRequire = () => require;
export default { createRequire };
