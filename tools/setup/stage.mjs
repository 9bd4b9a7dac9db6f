/**
 * One step of set-up.
 *
 * @typedef {object} Stage
 * @property {string} label what it does, for the reader
 * @property {() => boolean | Promise<boolean>} isDone whether it is done; quick, needs no network, changes nothing
 * @property {(report: Report) => Promise<string | void>} run does the work; may return an outcome, which is printed on the same line
 */
/** @typedef {(progress: string) => void} Report shows a stage's progress */

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * Runs a stage and prints one line: its label, signs of progress while it runs, its seconds and its outcome.
 *
 * @param {Stage} stage
 * @param {NodeJS.WriteStream} out
 */
export async function runStage(stage, out = process.stdout) {
  const line = out.isTTY ? liveLine(stage.label, out) : plainLine(stage.label, out);
  try {
    const outcome = await stage.run(line.report);
    line.end('✓', outcome ? ` – ${outcome}` : '');
  } catch (error) {
    line.end('✗', '');
    throw error;
  }
}

/**
 * @param {string} label
 * @param {NodeJS.WriteStream} out
 */
function liveLine(label, out) {
  const start = Date.now();
  let frame = 0;
  let progress = '';
  const draw = () => {
    const text = `${FRAMES[frame++ % FRAMES.length]} ${label} ${progress}  ${seconds(start, 0)}`;
    out.write(`\r\x1b[2K${text.slice(0, (out.columns || 80) - 1)}`);
  };
  draw();
  const timer = setInterval(draw, 100);
  return {
    report: (/** @type {string} */ now) => {
      progress = now;
    },
    end: (/** @type {string} */ sign, /** @type {string} */ outcome) => {
      clearInterval(timer);
      out.write(`\r\x1b[2K${sign} ${label}  ${seconds(start)}${outcome}\n`);
    },
  };
}

/**
 * @param {string} label
 * @param {NodeJS.WriteStream} out
 */
function plainLine(label, out) {
  const start = Date.now();
  out.write(`… ${label} `);
  const timer = setInterval(() => out.write('.'), 2000);
  return {
    report: () => {},
    end: (/** @type {string} */ sign, /** @type {string} */ outcome) => {
      clearInterval(timer);
      out.write(` ${sign} ${seconds(start)}${outcome}\n`);
    },
  };
}

/**
 * @param {number} start
 * @param {number} digits
 */
const seconds = (start, digits = 1) => `${((Date.now() - start) / 1000).toFixed(digits)} s`;
