/** Functions that the compiled code of a cell calls; `compile/` writes the calls. */
import { host } from '../host';
import { awaiting } from './interrupts';
import { LoopGuard } from './loopGuard';

type Exports = Record<string, unknown>;

/** Of a module that `require` cannot load: an ES module on an old Node, with an await at its top, or for imports only. */
const ES_MODULE = new Set(['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE', 'ERR_PACKAGE_PATH_NOT_EXPORTED']);
const isOfEsModule = (error: unknown) => ES_MODULE.has((error as { code?: string } | null)?.code ?? '');

const require = (id: string) => (host.require as (id: string) => Exports)(id);

function load(id: string): Exports {
  try {
    return require(id);
  } catch (error) {
    if (!isOfEsModule(error)) throw error;
    throw new Error(
      `Cannot import '${id}' in this way: it is an ES module that Node cannot load at once; write \`const module = await import('${id}')\` instead`,
    );
  }
}
const isEsModule = (module: Exports) => Boolean(module?.__esModule);

/** The default export of a module that was no ES module is the whole module. */
function withDefault(id: string): Exports {
  const module = load(id);
  return isEsModule(module) ? module : { default: module };
}

function star(id: string): Exports {
  return starOf(load(id));
}
function starOf(module: Exports): Exports {
  if (isEsModule(module)) return module;
  const all: Exports = { default: module };
  for (const key of Object.keys(module ?? {})) {
    if (key !== 'default') Object.defineProperty(all, key, { enumerable: true, get: () => module[key] });
  }
  return all;
}

async function later(id: string): Promise<Exports> {
  try {
    return starOf(require(id));
  } catch (error) {
    if (!isOfEsModule(error)) throw error;
    return host.import(id);
  }
}

const modules = { named: load, withDefault, star, later };

/** What one run of a cell gets. */
export interface CellRuntime {
  readonly modules: typeof modules;
  readonly awaiting: typeof awaiting;
  /** Makes a guard of a loop. */
  readonly loop: (swift: boolean) => LoopGuard;
  /** `import.meta` */
  readonly meta: object;
  /** The value of the cell's last expression. */
  result?: unknown;
}

/** @param filename The cell's `__filename`. */
export const cellRuntime = (filename: string): CellRuntime => ({
  modules,
  awaiting,
  loop: (swift) => new LoopGuard(swift),
  get meta() {
    return host.importMeta(filename, host.require);
  },
});
Object.assign(globalThis, { __importMeta__: (file: string, require: unknown) => host.importMeta(file, require) });
