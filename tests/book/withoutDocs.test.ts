import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from '@tslab/typescript-for-tslab';
import { describe, expect, it } from 'vitest';
import { withoutDocs } from '../../tools/jupyterLite/withoutDocs.mjs';
import { root } from '../notebooks/notebook';

const folder = path.join(root, 'node_modules/@types/node');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
const textOf = (file: string) => readFileSync(path.join(folder, file), 'utf8');

const parse = (text: string) => ts.createSourceFile('node.d.ts', text, ts.ScriptTarget.Latest, true);
const declarations = (text: string) => ts.createPrinter({ removeComments: true }).printFile(parse(text));
const references = (text: string) => parse(text).referencedFiles.map(({ fileName }) => fileName);

/** A browser's kernel reads them at each start. */
describe('the types of Node in a browser', () => {
  it.each(files)('%s declares what it declares with comments', (file) => {
    const text = textOf(file);
    const shorter = withoutDocs(text);
    expect(declarations(shorter)).toBe(declarations(text));
    expect(references(shorter)).toEqual(references(text));
  });

  it('documents what is global, and no module', () => {
    const text = withoutDocs(`declare module 'a' {
      /** of a module */
      interface InModule {
        url: \`http://\${string}\`; // of a module
        other: number;
      }
      global {
        /** of all */
        function everywhere(): void;
      }
    }
    /** of all */
    declare var there: number;`);
    expect(text).not.toContain('of a module');
    expect(text.match(/of all/g)).toHaveLength(2);
    expect(text).toMatch(/url: `http:..\$\{string\}`;/);
  });

  it('halves what a browser reads', () => {
    const all = files.map(textOf);
    const length = (texts: string[]) => texts.reduce((sum, text) => sum + text.length, 0);
    expect(length(all.map(withoutDocs))).toBeLessThan(length(all) / 2);
  });
});
