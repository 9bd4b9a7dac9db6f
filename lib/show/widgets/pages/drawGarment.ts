import { PIXELS } from '../../../dataset/shape';
import { COLORS } from '../../colors';
import { type Brush, touch } from '../brush';
import type { DrawGarmentState } from '../drawGarment';
import { logitResults } from '../logitResults';
import { unpack } from '../packed';
import { pictureLogits } from '../pictureLogits';
import { Bar } from './parts/Bar';
import { element } from './parts/element';
import type { View } from './parts/Model';
import { Product } from './parts/Product';
import { radios } from './parts/radios';
import { Sheet } from './parts/Sheet';
import { style } from './parts/style';
import { written } from './parts/written';

const STYLE = `
.draw-garment .work { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: flex-start; }
.draw-garment .work > div { flex: 0 1 280px; }
.draw-garment .work > table { flex: 1 1 320px; width: auto; }
.draw-garment .bar { width: 70px; }
.draw-garment .bar.score i, .draw-garment .bar.log i { background: ${COLORS[2]}; }
.draw-garment .bar.score::after { content: ''; position: absolute; left: 50%; top: -2px; bottom: -2px; border-left: 1px solid currentColor; }
.draw-garment tr.most th { font-weight: bold; }
.draw-garment tr.most th::after { content: ' ←'; }
.draw-garment canvas { display: block; image-rendering: pixelated; }
.draw-garment .sheet { position: relative; max-width: 280px; }
.draw-garment .sheet canvas { width: 100%; touch-action: none; cursor: crosshair; box-shadow: 0 0 0 1px rgba(128, 128, 128, 0.6); }
.draw-garment .sheet i { position: absolute; width: calc(100% / 28); aspect-ratio: 1; outline: 2px solid ${COLORS[1]}; pointer-events: none; }
.draw-garment .products { display: flex; flex-wrap: wrap; gap: 8px 24px; margin-top: 8px; }
.draw-garment .products > div { flex: 0 1 280px; }
.draw-garment .products canvas { width: 168px; margin: 4px 0; }
@container (max-width: 679px) {
  .draw-garment .bar { display: block; width: auto; }
  .draw-garment th { white-space: normal; }
  .draw-garment .work > table { flex-basis: 100%; font-size: 12px; }
}
`;

/** Shows a picture to draw on, and what the model says about it. */
function render({ model, el }: View<DrawGarmentState>): void {
  const classes = model.get('classes');
  const plain = { weight: unpack(model.get('weight')), bias: model.get('bias') };
  const pictures = model.get('pictures').map((bytes) => Array.from(atob(bytes), (byte) => byte.charCodeAt(0) / 255));

  const begin = element(
    'select',
    {},
    ...classes.map((name, k) => element('option', { value: k }, name)),
    element('option', { value: classes.length }, 'nothing'),
  );
  const brushes = radios('brush', ['draw', 'erase']);
  const again = element('button', { type: 'button' }, 'Start again');
  const sheet = new Sheet();
  const sentence = element('p', { 'aria-live': 'polite' });
  const rows = classes.map((name) => {
    const bars = [
      new Bar('score', 'logit', 2),
      new Bar('probability', 'probability', 3),
      new Bar('log', 'log-probability', 2),
    ];
    return { bars, line: element('tr', {}, element('th', { scope: 'row' }, name), ...bars.map(({ cell }) => cell)) };
  });
  const products = model
    .get('compared')
    .map((_, i) => new Product(classes, i === 0 ? 'picture × template of' : 'and of'));
  let picture: readonly number[] = [];

  function show(): void {
    sheet.show(picture);
    const logits = pictureLogits(picture, plain);
    const { softmax, logSoftmax } = logitResults(logits, { trueClass: 0, precision: 'float64', shifted: true });
    const order = [...softmax.keys()].sort((i, k) => softmax[k] - softmax[i]);
    const reach = [5, 10, 20, 50].find((size) => logits.every((logit) => Math.abs(logit) <= size)) ?? 100;
    const low = [10, 20, 50].find((size) => logSoftmax.every((value) => value >= -size)) ?? 100;
    rows.forEach(({ bars: [score, probability, log], line }, k) => {
      score.show(logits[k], [-reach, reach]);
      probability.show(softmax[k], [0, 1]);
      log.show(logSoftmax[k], [-low, 0]);
      line.classList.toggle('most', k === order[0]);
    });
    const [most, second] = order.map((k) => `${classes[k]}, ${written(softmax[k], 3)}`);
    sentence.textContent = `The model says ${most}; then ${second}.`;
    const largest = Math.max(1e-9, ...products.map((product) => product.multiply(picture, plain)));
    for (const product of products) product.show(largest);
  }

  const load = () => {
    picture = pictures[Number(begin.value)] ?? new Array(PIXELS).fill(0);
    show();
  };
  function start(): void {
    begin.value = String(model.get('begin'));
    brushes[0].checked = true;
    products.forEach((product, i) => {
      product.choose(model.get('compared')[i]);
    });
    load();
  }
  sheet.onTouch((places) => {
    const brush = brushes.find(({ checked }) => checked)?.value as Brush;
    for (const place of places) picture = touch(picture, place, brush);
    show();
  });

  const controls = element(
    'div',
    { class: 'controls' },
    element('label', {}, 'begin with', begin),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Brush'),
      ...brushes.map((radio) => element('label', {}, radio, radio.value)),
    ),
    again,
  );
  const head = ['class', 'logit', 'probability', 'log-probability'].map((text) =>
    element('th', { scope: 'col' }, text),
  );
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows.map(({ line }) => line)),
  );
  const widget = element('div', {
    class: 'softmax-widget draw-garment',
    role: 'group',
    'aria-label': 'Draw a garment',
  });
  const work = element('div', { class: 'work' }, sheet.place, table);
  const compared = element('div', { class: 'products' }, ...products.map(({ place }) => place));
  widget.append(style(STYLE), controls, work, sentence, compared);
  begin.addEventListener('change', load);
  for (const { place } of products) place.addEventListener('change', show);
  again.addEventListener('click', start);
  el.append(widget);
  start();
}

export default { render };
