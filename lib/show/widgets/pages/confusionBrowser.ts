import { COLORS } from '../../colors';
import type { ConfusionBrowserState, ConfusionCell } from '../confusionBrowser';
import { Bar } from './parts/Bar';
import { element } from './parts/element';
import type { View } from './parts/Model';
import { moveByArrows } from './parts/moveByArrows';
import { style } from './parts/style';

const STYLE = `
.confusion-browser .matrix { overflow-x: auto; padding: 3px; }
.confusion-browser .matrix table { width: auto; }
.confusion-browser .matrix th, .confusion-browser .matrix td { padding: 0 1px 1px 0; }
.confusion-browser .matrix th[scope=row] { padding-right: 6px; }
.confusion-browser .matrix th[scope=col] { writing-mode: vertical-rl; transform: rotate(180deg); vertical-align: top; padding: 4px 0; }
.confusion-browser .matrix th[scope=col], .confusion-browser .matrix td { text-align: center; }
.confusion-browser .matrix button { width: 46px; min-height: 26px; padding: 0; border: 0; border-radius: 0; font-variant-numeric: tabular-nums; }
.confusion-browser .matrix button.mistake { color: #000; }
.confusion-browser .matrix button[aria-pressed=true] { font-weight: bold; text-decoration: underline; outline: 3px solid currentColor; outline-offset: -3px; }
.confusion-browser .pictures { display: flex; flex-wrap: wrap; gap: 6px; margin: 6px 0; }
.confusion-browser .pictures button { padding: 3px; border-width: 1px; line-height: 1.2; }
.confusion-browser .pictures button[aria-pressed=true] { outline: 3px solid currentColor; font-weight: bold; }
.confusion-browser .picture { display: block; width: 56px; height: 56px; background-size: auto 100%; image-rendering: pixelated; }
.confusion-browser .probabilities { width: auto; }
.confusion-browser .probabilities .bar { width: 160px; }
@container (max-width: 679px) {
  .confusion-browser .matrix { font-size: 12px; }
  .confusion-browser .matrix button { width: 24px; }
  .confusion-browser .matrix button[aria-pressed=true] { outline-width: 2px; outline-offset: 0; position: relative; }
  .confusion-browser .matrix th[scope=row] { padding-right: 3px; }
  .confusion-browser .probabilities .bar { width: 80px; }
  .confusion-browser .probabilities th { white-space: normal; }
}
@container (max-width: 340px) { /* the classes' names stand above their rows, so that all columns have room */
  .confusion-browser .matrix tr { display: flex; flex-wrap: wrap; }
  .confusion-browser .matrix thead td { display: none; }
  .confusion-browser .matrix th[scope=row] { flex-basis: 100%; }
  .confusion-browser .matrix th[scope=col] { width: 25px; }
}
`;

/** Shows a confusion matrix, the surest pictures of the chosen cell, and the probabilities of the chosen picture. */
function render({ model, el }: View<ConfusionBrowserState>): void {
  const [classes, matrix, cells] = [model.get('classes'), model.get('matrix'), model.get('cells')];
  const name = ({ trueClass, predicted }: ConfusionCell | { trueClass: number; predicted: number }) =>
    trueClass === predicted ? `${classes[trueClass]}, found` : `${classes[trueClass]}, taken for ${classes[predicted]}`;
  const mistakes = matrix.flatMap((row, i) => row.filter((_, k) => k !== i));
  const most = Math.max(...mistakes, 1);

  const chosen = element('p', { 'aria-live': 'polite' });
  const pictures = element('div', { class: 'pictures', role: 'group', 'aria-label': 'Pictures' });
  const told = element('p', { 'aria-live': 'polite' });
  const bars = classes.map(() => new Bar('probability', 'probability', 3));
  const heads = classes.map(() => element('th', { scope: 'row' }));
  const lines = bars.map(({ cell }, k) => element('tr', {}, heads[k], cell));
  const probabilities = element('table', { class: 'probabilities', 'aria-label': 'Probabilities' }, ...lines);
  const buttons = matrix.map((row, trueClass) =>
    row.map((count, predicted) => {
      const label = `${name({ trueClass, predicted })}: ${count}`;
      const button = element('button', { type: 'button', 'aria-label': label, 'aria-pressed': 'false' }, String(count));
      if (trueClass !== predicted) {
        button.className = 'mistake';
        button.style.background = `color-mix(in srgb, ${COLORS[1]} ${(100 * count) / most}%, #FFF7EC)`;
      }
      button.addEventListener('click', () => open(trueClass, predicted));
      return button;
    }),
  );

  /** Presses one of some buttons. */
  const press = (button: HTMLElement | undefined, all: Iterable<Element>) => {
    for (const one of all) one.setAttribute('aria-pressed', String(one === button));
  };

  function open(trueClass: number, predicted: number): void {
    press(buttons[trueClass][predicted], buttons.flat());
    const cell = cells.find((one) => one.trueClass === trueClass && one.predicted === predicted);
    const [count, shown] = [matrix[trueClass][predicted], cell?.pictures.length ?? 0];
    const number = `${count} picture${count === 1 ? '' : 's'}`;
    chosen.textContent = `${name({ trueClass, predicted })}: ${number}${shown < count ? `, here the ${shown} surest` : ''}.`;
    pictures.replaceChildren(...(cell?.pictures.map((_, i) => pictureButton(cell, i)) ?? []));
    probabilities.hidden = cell === undefined;
    if (cell) choose(cell, 0);
    else told.textContent = '';
  }

  function pictureButton(cell: ConfusionCell, i: number): HTMLElement {
    const { index, probabilities } = cell.pictures[i];
    const sure = probabilities[cell.predicted].toFixed(3);
    const place = element('span', { class: 'picture' });
    place.style.backgroundImage = `url(${cell.strip})`;
    place.style.backgroundPosition = `${-56 * i}px 0`;
    const label = `Picture ${index}, ${classes[cell.predicted]} ${sure}`;
    const button = element('button', { type: 'button', 'aria-label': label, 'aria-pressed': 'false' }, place, sure);
    button.addEventListener('click', () => choose(cell, i));
    return button;
  }

  function choose(cell: ConfusionCell, i: number): void {
    const { index, probabilities } = cell.pictures[i];
    press(pictures.children[i] as HTMLElement, pictures.children);
    told.textContent = `Picture ${index} is a ${classes[cell.trueClass]}; the model says ${classes[cell.predicted]}, ${probabilities[cell.predicted].toFixed(3)}.`;
    heads.forEach((head, k) => {
      const marks = [...(k === cell.trueClass ? ['true'] : []), ...(k === cell.predicted ? ['predicted'] : [])];
      head.textContent = `${classes[k]}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
      bars[k].show(probabilities[k], [0, 1]);
    });
  }

  const table = element(
    'table',
    { 'aria-label': 'Confusion matrix: true classes in rows, predicted classes in columns' },
    element(
      'thead',
      {},
      element('tr', {}, element('td', {}, ''), ...classes.map((text) => element('th', { scope: 'col' }, text))),
    ),
    element(
      'tbody',
      {},
      ...buttons.map((row, i) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, classes[i]),
          ...row.map((button) => element('td', {}, button)),
        ),
      ),
    ),
  );
  const widget = element('div', {
    class: 'softmax-widget confusion-browser',
    role: 'group',
    'aria-label': 'Confusion matrix',
  });
  const hint = element(
    'p',
    {},
    'Rows are the true classes, columns the predicted ones. Choose a cell, then a picture.',
  );
  widget.append(style(STYLE), hint, element('div', { class: 'matrix' }, table), chosen, pictures, told, probabilities);
  el.append(widget);
  moveByArrows(buttons);
  const [worst] = [...cells].sort((a, b) => mistakesIn(matrix, b) - mistakesIn(matrix, a));
  open(worst.trueClass, worst.predicted);
}

const mistakesIn = (matrix: readonly number[][], { trueClass, predicted }: ConfusionCell) =>
  trueClass === predicted ? 0 : matrix[trueClass][predicted];

export default { render };
