// @ts-check
'use strict';
/**
 * Draws formulas as SVG with MathJax, so that a page needs no script. It says `ready`, reads lines of JSON, `{ tex, display }`, and answers each
 * with a line, `{ svg }` or `{ error }`. Only the commands of TeX and AMS are known: none that links, styles or defines.
 */
const readline = require('node:readline');
// @ts-ignore: mathjax 3.2.2 has no types
const { init } = require('mathjax');

const OPTIONS = {
  loader: { load: ['input/tex-base', '[tex]/ams', 'output/svg'] },
  tex: {
    packages: ['base', 'ams'],
    formatError: (/** @type {unknown} */ _, /** @type {Error} */ error) => refuse(error),
  },
  startup: { typeset: false },
};

/** @param {Error} error @returns {never} */
function refuse(error) {
  throw error;
}

init(OPTIONS).then((/** @type {any} */ mathjax) => {
  const { adaptor } = mathjax.startup;
  console.log('ready');
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    let answer;
    try {
      const { tex, display } = JSON.parse(line);
      const container = mathjax.tex2svg(tex, { display });
      answer = { svg: adaptor.outerHTML(adaptor.firstChild(container)) };
    } catch (error) {
      answer = { error: String(error).slice(0, 200) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  });
});
