import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../notebooks/notebook';

const PLACE = '../docs/glossary.md';

/** A word of the glossary in the forms in which prose uses it, and the link that opens its section. */
export interface Word {
  name: string;
  forms: RegExp;
  link: string;
}

/** All words of the glossary, the longest first, so that “log-softmax” is found before “softmax”. */
export function glossaryWords(): Word[] {
  const sections = readFileSync(path.join(root, 'docs/glossary.md'), 'utf8').split(/^## /m).slice(1);
  const words = sections.flatMap((section) => {
    const link = `${PLACE}#${section.split('\n')[0].toLowerCase()}`;
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1);
    return rows.flatMap((row) => row.split('|')[1].split(',')).map((cell) => wordOf(cell.trim(), link));
  });
  return words.sort((a, b) => b.name.length - a.name.length);
}

function wordOf(name: string, link: string): Word {
  const forms = [
    `${name}(?:e?s)?`,
    ...(name.endsWith('ies') ? [name.replace(/ies$/, 'y')] : []),
    name.replace(/s$/, ''),
  ];
  return { name, link, forms: new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${forms.join('|')})(?![\\p{L}\\p{N}_-])`, 'iu') };
}

/** What is no prose: headings, code, formulas, HTML tags, summaries, links. Blanks of the same length take its place. */
const NO_PROSE =
  /^#+ .*$|^```[\s\S]*?^```|`[^`]*`|\$\$[\s\S]*?\$\$|\$[^$]*\$|<summary>.*?<\/summary>|<[^>]*>|\[[^\]]*\]\([^)]*\)/gm;

/** For each word whose first use in a text is no link to its section: the word, and where it is used. */
export function unlinkedWords(text: string, words: Word[]): { word: Word; index: number; length: number }[] {
  let rest = text.replace(NO_PROSE, (found) => ' '.repeat(found.length));
  return words.flatMap((word) => {
    const linked = new RegExp(`\\[(?:${word.forms.source})\\]\\(${word.link.replaceAll('.', '\\.')}\\)`, 'iu').exec(
      text,
    );
    const used = word.forms.exec(rest);
    // A longer word that is used here is not a use of the shorter ones within it.
    rest = rest.replace(new RegExp(word.forms.source, 'giu'), (found) => ' '.repeat(found.length));
    return used && (!linked || used.index < linked.index) ? [{ word, index: used.index, length: used[0].length }] : [];
  });
}
