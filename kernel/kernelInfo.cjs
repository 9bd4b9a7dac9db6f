// @ts-check
'use strict';
/** Who the kernel is. */
const { compiler } = require('./compiler.cjs');
const { PROTOCOL_VERSION } = require('./messages.cjs');
const { requireFromTslab } = require('./paths.cjs');

function kernelInfo() {
  const { version } = compiler.ts;
  return {
    protocol_version: PROTOCOL_VERSION,
    implementation: 'tslab',
    implementation_version: requireFromTslab('./package.json').version,
    language_info: {
      name: 'typescript',
      version,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: { name: 'javascript', typescript: true, mode: 'typescript' }, // the last is JupyterLab's
      nbconvert_exporter: 'script',
    },
    banner: `TypeScript ${version}, Node.js ${process.version}`,
    help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
  };
}

module.exports = { kernelInfo };
