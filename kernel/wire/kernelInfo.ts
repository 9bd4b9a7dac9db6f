/** The answer to `kernel_info_request`. */
import { requireFromTslab } from '../kernelFolders';
import { PROTOCOL_VERSION } from './messages';

const typescript: { version: string } = requireFromTslab('@tslab/typescript-for-tslab/package.json');

export const kernelInfo = () => ({
  protocol_version: PROTOCOL_VERSION,
  implementation: 'tslab',
  implementation_version: requireFromTslab('./package.json').version,
  language_info: {
    name: 'typescript',
    version: typescript.version,
    mimetype: 'text/typescript',
    file_extension: '.ts',
    pygments_lexer: 'typescript',
    codemirror_mode: { name: 'javascript', typescript: true, mode: 'typescript' }, // JupyterLab reads the last
    nbconvert_exporter: 'script',
  },
  banner: `TypeScript ${typescript.version}, Node.js ${process.version}`,
  help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
});
