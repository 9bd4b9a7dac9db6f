import { COLORS } from '../../colors';
import { type LogitOptions, logitResults, PRECISIONS } from '../logitResults';
import type { TenLogitsState } from '../tenLogits';
import { Bar } from './parts/Bar';
import { element } from './parts/element';
import type { View } from './parts/Model';
import { radios } from './parts/radios';
import { style } from './parts/style';
import { written } from './parts/written';

const REACH = 100; // of the sliders
const STYLE = `
.ten-logits input[type=range] { width: 130px; vertical-align: middle; }
.ten-logits .logit { display: inline-block; min-width: 46px; text-align: right; margin-left: 4px; }
.ten-logits .bar.gradient::after { content: ''; position: absolute; left: 50%; top: -2px; bottom: -2px; border-left: 1px solid currentColor; }
.ten-logits .bar.log i { background: ${COLORS[2]}; }
.ten-logits .bar.gradient i { background: ${COLORS[3]}; }
.ten-logits tr.true th { font-weight: bold; }
.ten-logits tr.true th::after { content: ' (true)'; }
@container (max-width: 719px) {
  .ten-logits thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .ten-logits tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); padding: 4px 0; border-bottom: 1px solid rgba(128, 128, 128, 0.4); }
  .ten-logits td:first-of-type { grid-column: span 2; display: flex; align-items: center; }
  .ten-logits td:first-of-type input { flex: 1; min-width: 0; width: auto; }
  .ten-logits td[data-name]::before { content: attr(data-name); display: block; font-size: 12px; }
  .ten-logits th, .ten-logits td { white-space: normal; }
  .ten-logits td .bar { display: block; width: auto; }
}
`;

/** Shows a row of logits to move, and what follows from them. */
function render({ model, el }: View<TenLogitsState>): void {
  const classes = model.get('classes');
  const begin = { ...model.get('options'), logits: [...model.get('logits')] };
  const row = classes.map((name) => {
    const slider = element('input', {
      type: 'range',
      min: -REACH,
      max: REACH,
      step: 0.5,
      'aria-label': `Logit of ${name}`,
    });
    const bars = [
      new Bar('probability', 'softmax', 3),
      new Bar('log', 'log-softmax', 2),
      new Bar('gradient', 'p − y', 3),
    ];
    const logit = element('span', { class: 'number logit' });
    const head = element('th', { scope: 'row' }, name);
    const line = element('tr', {}, head, element('td', {}, slider, logit), ...bars.map(({ cell }) => cell));
    return { slider, logit, bars, line };
  });
  const choice = element('select', {}, ...classes.map((name, k) => element('option', { value: k }, name)));
  const precisions = radios('precision', Object.keys(PRECISIONS));
  const shift = element('input', { type: 'checkbox' });
  const again = element('button', { type: 'button' }, 'Start again');
  const sentence = element('p', { 'aria-live': 'polite' });

  const options = (): LogitOptions => ({
    trueClass: Number(choice.value),
    precision: precisions.find(({ checked }) => checked)?.value as LogitOptions['precision'],
    shifted: shift.checked,
  });
  function show(): void {
    const logits = row.map(({ slider }) => slider.valueAsNumber);
    const results = logitResults(logits, options());
    const finite = results.logSoftmax.filter(Number.isFinite);
    const low = [10, 20, 50, 100].find((size) => finite.every((value) => value >= -size)) ?? 2 * REACH;
    row.forEach(({ logit, bars: [probability, log, slope], line }, k) => {
      logit.textContent = logits[k].toFixed(1).replace('-', '−');
      probability.show(results.softmax[k], [0, 1]);
      log.show(results.logSoftmax[k], [-low, 0]);
      slope.show(results.gradient[k], [-1, 1]);
      line.classList.toggle('true', k === options().trueClass);
    });
    sentence.textContent = told(results, classes, options());
  }
  function start(): void {
    row.forEach(({ slider }, k) => {
      slider.value = String(begin.logits[k]);
    });
    choice.value = String(begin.trueClass);
    for (const radio of precisions) radio.checked = radio.value === begin.precision;
    shift.checked = begin.shifted;
    show();
  }
  const head = ['class', 'logit z', 'softmax p', 'log-softmax', 'gradient p − y'];
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...row.map(({ line }) => line)),
  );
  const choices = precisions.map((radio) => element('label', {}, radio, radio.value));
  const controls = element(
    'div',
    { class: 'controls' },
    element('fieldset', {}, element('legend', {}, 'Numbers'), ...choices),
    element('label', {}, shift, 'subtract the largest logit first'),
    element('label', {}, 'true class', choice),
    again,
  );
  const widget = element('div', { class: 'softmax-widget ten-logits', role: 'group', 'aria-label': 'Ten logits' });
  widget.append(style(STYLE), controls, table, sentence);
  widget.addEventListener('input', show);
  again.addEventListener('click', start);
  el.append(widget);
  start();
}

/** The result in a sentence. */
function told(results: ReturnType<typeof logitResults>, classes: readonly string[], options: LogitOptions): string {
  const { softmax, logSoftmax, loss } = results;
  const broken = (values: readonly number[]) => values.filter((value) => !Number.isFinite(value)).length;
  const zeros = softmax.filter((value) => value === 0).length;
  const faults = [
    ...(broken(softmax) ? [`${broken(softmax)} of ${classes.length} probabilities are not numbers`] : []),
    ...(broken(logSoftmax) ? [`${broken(logSoftmax)} of ${classes.length} log-probabilities are not finite`] : []),
    ...(zeros ? [`${zeros} of ${classes.length} probabilities are exactly 0`] : []),
  ];
  const set = `${options.precision}, ${options.shifted ? 'with' : 'without'} the shift`;
  return `${[`${set}: loss of ${classes[options.trueClass]} ${written(loss, 3)}`, ...faults].join('; ')}.`;
}

export default { render };
