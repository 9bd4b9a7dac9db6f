// @ts-check
'use strict';
/** The loop of a process that grading's Python asks (`line_process.py`). */
const readline = require('node:readline');

/**
 * Says `ready`, then answers each line of JSON with a line of JSON.
 *
 * @param {(question: any) => unknown} answer
 * @param {(error: string) => unknown} answerTo what takes the place of an answer that fails
 */
function answerLines(answer, answerTo) {
  console.log('ready');
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    let answered;
    try {
      answered = answer(JSON.parse(line));
    } catch (error) {
      answered = answerTo(String(error));
    }
    process.stdout.write(`${JSON.stringify(answered)}\n`);
  });
}

module.exports = { answerLines };
