import { COLORS } from '../../colors';
import { lineResults } from '../lineResults';
import type { ModelLineState } from '../modelLine';
import { unpack } from '../packed';
import { CURVES, Curve } from './parts/Curve';
import { element } from './parts/element';
import { changedSides, toldPosition } from './parts/lineSentences';
import type { View } from './parts/Model';
import { style } from './parts/style';
import { Templates } from './parts/Templates';

const STEPS = 400; // of the slider, and points of a curve, in what is seen of the line
const CLOSEST = 8; // doublings
const BEGIN = 1;
const STYLE = `
.model-line .controls label { flex: 1 1 260px; }
.model-line .controls input { flex: 1; min-width: 0; }
.model-line .pictures { display: grid; grid-template-columns: repeat(auto-fill, 26px); gap: 2px; margin: 8px 0; }
.model-line .pictures i { height: 26px; background-image: var(--sheet); image-rendering: pixelated; opacity: 0.3; }
.model-line .pictures i.wrong { opacity: 1; outline: 2px solid ${COLORS[1]}; outline-offset: -1px; }
@container (max-width: 679px) {
  .model-line .pictures { grid-template-columns: repeat(auto-fill, 17px); }
  .model-line .pictures i { height: 17px; }
}
`;

/** Shows the models of a line: loss and accuracy along it, and pictures and weights where the reader looks. */
function render({ model, el }: View<ModelLineState>): void {
  const [classes, names, labels, sheet] = [
    model.get('classes'),
    model.get('names'),
    model.get('labels'),
    model.get('sheet'),
  ];
  const [first, last] = model.get('range');
  const [a, b] = model.get('logits').map(unpack);
  const [weightA, weightB] = model.get('weights').map(unpack);
  const resultsAt = (at: number) => lineResults({ logits: [a, b], labels }, at);
  let [position, seen] = [BEGIN, [first, last]];
  let before: number[] = [];

  const slider = element('input', { type: 'range', 'aria-label': 'Position on the line' });
  const zoom = element('input', { type: 'range', min: 0, max: CLOSEST, step: 1, value: 0, 'aria-label': 'Zoom' });
  const again = element('button', { type: 'button' }, 'Start again');
  const loss = new Curve('loss', 'loss (nats)', 4);
  const accuracy = new Curve('accuracy', 'accuracy', 4);
  const sentence = element('p', { 'aria-live': 'polite' });
  const changes = element('p', { class: 'changes' });
  const tiles = labels.map((label, i) => {
    const tile = element('i', { title: `picture ${i + 1}, ${classes[label]}` });
    const share = (place: number, of: number) => (of > 1 ? (100 * place) / (of - 1) : 0);
    tile.style.backgroundSize = `${100 * sheet.columns}% ${100 * sheet.rows}%`;
    tile.style.backgroundPosition = `${share(i % sheet.columns, sheet.columns)}% ${share(Math.floor(i / sheet.columns), sheet.rows)}%`;
    return tile;
  });
  const pictures = element('div', { class: 'pictures', role: 'img' }, ...tiles);
  pictures.style.setProperty('--sheet', `url(${sheet.png})`);
  const templates = new Templates(classes);

  function look(to: number): void {
    position = Math.min(Math.max(to, first), last);
    const results = resultsAt(position);
    slider.value = String(position);
    slider.setAttribute('aria-valuetext', position.toFixed(4));
    loss.mark(position, results.loss);
    accuracy.mark(position, results.accuracy);
    tiles.forEach((tile, i) => {
      tile.classList.toggle('wrong', results.predicted[i] !== labels[i]);
    });
    templates.show(weightA.map((weight, i) => (1 - position) * weight + position * weightB[i]));
    const wrong = labels.length - Math.round(results.accuracy * labels.length);
    pictures.setAttribute('aria-label', `The pictures: ${wrong} of ${labels.length} are misclassified`);
    sentence.textContent = toldPosition(position, results, { labels, classes, names });
    changes.textContent = changedSides(before, results.predicted, { labels, classes });
    before = results.predicted;
  }

  function lookCloser(): void {
    const width = (last - first) / 2 ** zoom.valueAsNumber;
    const from = Math.min(Math.max(position - width / 2, first), last - width);
    seen = [from, from + width];
    const x = Array.from({ length: STEPS + 1 }, (_, i) => from + (width * i) / STEPS);
    const results = x.map(resultsAt);
    loss.draw(
      x,
      results.map((one) => one.loss),
    );
    const steps = { steps: true, least: 4 / labels.length };
    accuracy.draw(
      x,
      results.map((one) => one.accuracy),
      steps,
    );
    for (const [name, value] of Object.entries({ min: seen[0], max: seen[1], step: width / STEPS })) {
      slider.setAttribute(name, String(value));
    }
    zoom.setAttribute('aria-valuetext', `${2 ** zoom.valueAsNumber} times`);
    look(position);
  }

  const widget = element('div', {
    class: 'softmax-widget model-line',
    role: 'group',
    'aria-label': 'Along a line through two models',
  });
  const controls = element(
    'div',
    { class: 'controls' },
    element('label', {}, 'position', slider),
    element('label', {}, 'zoom', zoom),
    again,
  );
  const curves = element('div', { class: 'curves' }, loss.place, accuracy.place);
  const hint = element('p', {}, 'Framed: misclassified at this position. The weights of the ten classes:');
  widget.append(style(CURVES + STYLE), controls, curves, sentence, changes, pictures, hint, templates.place);
  slider.addEventListener('input', () => look(slider.valueAsNumber));
  zoom.addEventListener('input', lookCloser);
  again.addEventListener('click', () => {
    [zoom.valueAsNumber, position] = [0, BEGIN];
    lookCloser();
  });
  for (const curve of [loss, accuracy]) curve.onDrag(look);
  el.append(widget);
  lookCloser();
}

export default { render };
