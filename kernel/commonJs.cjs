// @ts-check
'use strict';
/** The second step of compilation, from an ES module to what runs, for cells and for the project's own files. */
const path = require('node:path');
const { publishVariables } = require('./cellVariables.cjs');
const { interruptibleAwaits } = require('./interrupts.cjs');
const { root } = require('./paths.cjs');
const { keepModule } = require('./projectModules.cjs');
const { compiledFiles, SourceMap } = require('./stackTraces.cjs');
const { loopsOnLocals } = require('./topLevelLoops.cjs');

const CELL_SOURCE = '__tslab__.ts'; // tslab's name for the cell under way

/** @param {string} js @returns {import('node:module').SourceMapPayload} */
function inlineSourceMap(js) {
  return JSON.parse(Buffer.from(js.slice(js.lastIndexOf('base64,') + 'base64,'.length), 'base64').toString());
}

/**
 * Takes the place of the compiler's `transpileModule`, which tslab calls for a cell and for each project file it imports.
 *
 * @param {any} ts
 * @param {string} js
 * @param {object} compilerOptions
 * @param {string} cellName
 */
function toCommonJs(ts, js, compilerOptions, cellName) {
  const map = inlineSourceMap(js);
  const source = map.sources[0].replace(/^(\.\.\/)+/, '');
  const isCell = source === CELL_SOURCE;
  const esModule = isCell ? publishVariables(ts, js) : { js, shifts: {} };
  const { outputText, sourceMapText } = ts.transpileModule(esModule.js, {
    compilerOptions: { ...compilerOptions, sourceMap: true },
    transformers: { before: [...(isCell ? [loopsOnLocals(ts)] : []), interruptibleAwaits(ts)] },
  });
  const file = isCell ? cellName : path.join(root, source);
  compiledFiles.set(file, {
    shown: isCell ? cellName : source,
    toEsModule: new SourceMap(JSON.parse(sourceMapText)),
    toSource: new SourceMap(map),
    shifts: esModule.shifts,
    prependedLines: isCell ? 1 : 0,
  });
  const code = outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');
  if (!isCell) keepModule(file, code);
  // TypeScript first sets all exported variables to undefined, which would take an earlier cell's from a cell that fails.
  return { outputText: isCell ? code.replace(/^(exports\.[^ ;]+ = )+void 0;$/m, '') : code };
}

module.exports = { toCommonJs };
