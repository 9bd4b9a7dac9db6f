// @ts-check
'use strict';
/**
 * Draws formulas as SVG with MathJax, so that a page needs no script. It answers `{ tex, display }` with `{ svg }` or `{ error }`. Only the commands of TeX and AMS are known: none that links, styles or defines.
 */
// @ts-ignore: mathjax 3.2.2 has no types
const { init } = require('mathjax');
const { answerLines } = require('./answerLines.cjs');

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
  answerLines(
    ({ tex, display }) => ({ svg: adaptor.outerHTML(adaptor.firstChild(mathjax.tex2svg(tex, { display }))) }),
    (error) => ({ error: error.slice(0, 200) }),
  );
});
