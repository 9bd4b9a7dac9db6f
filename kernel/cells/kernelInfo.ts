/** The answer to `kernel_info_request`. */

export const PROTOCOL_VERSION = '5.3';

/** @param platform What the cells run on, with its version. */
export const kernelInfo = (versions: { tslab: string; typescript: string }, platform: string): object => ({
  protocol_version: PROTOCOL_VERSION,
  implementation: 'tslab',
  implementation_version: versions.tslab,
  language_info: {
    name: 'typescript',
    version: versions.typescript,
    mimetype: 'text/typescript',
    file_extension: '.ts',
    pygments_lexer: 'typescript',
    codemirror_mode: { name: 'javascript', typescript: true, mode: 'typescript' }, // JupyterLab reads the last
    nbconvert_exporter: 'script',
  },
  banner: `TypeScript ${versions.typescript}, ${platform}`,
  help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
});
