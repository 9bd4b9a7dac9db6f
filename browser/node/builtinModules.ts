/** The build writes the names of Node's modules here: their types are known, also of those that a browser does not have. */
declare const NODE_MODULES: readonly string[];
export const BUILTIN_MODULES = NODE_MODULES;
