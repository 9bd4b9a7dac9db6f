/** Functions that the compiled code of a cell calls; `compile/` writes the calls. */
import { host } from '../host';
import { awaiting } from './interrupts';

type Exports = Record<string, unknown>;

const load = (id: string) => (host.require as (id: string) => Exports)(id);
const isEsModule = (module: Exports) => Boolean(module?.__esModule);

/** The default export of a module that was no ES module is the whole module. */
function withDefault(id: string): Exports {
  const module = load(id);
  return isEsModule(module) ? module : { default: module };
}

function star(id: string): Exports {
  const module = load(id);
  if (isEsModule(module)) return module;
  const all: Exports = { default: module };
  for (const key of Object.keys(module ?? {})) {
    if (key !== 'default') Object.defineProperty(all, key, { enumerable: true, get: () => module[key] });
  }
  return all;
}

const modules = { named: load, withDefault, star, later: async (id: string) => star(id) };

/** What one run of a cell gets. */
export interface CellRuntime {
  readonly modules: typeof modules;
  readonly awaiting: typeof awaiting;
  /** The value of the cell's last expression. */
  result?: unknown;
}

export const cellRuntime = (): CellRuntime => ({ modules, awaiting });
