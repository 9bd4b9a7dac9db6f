import { rewriteFiles } from '../setup/rewriteFiles.mjs';

/** Asks V8 to compile all functions of a script at once (Explicit JavaScript Compile Hints). Other browsers read a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Lets a browser keep JupyterLite's scripts compiled. V8 keeps what it has compiled when a script has run, and a script of JupyterLite
 * only lists its modules, whose functions are called later: each start compiled them anew, for half a second.
 *
 * @param {string} folder of JupyterLite's scripts
 */
export function compileWhole(folder) {
  rewriteFiles(folder, '.js', (script) => HINT + script);
}
