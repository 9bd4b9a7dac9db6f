import type { Data } from 'plotly.js';
import { FASHION_CLASSES } from '../../FashionMNIST';
import { COLORS } from '../colors';
import { Figure } from '../Figure';
import { Widget } from '../widget';
import { type LogitOptions, type LogitResults, logitResults } from './logitResults';

/** What the widget begins with. */
export interface TenLogitsState {
  logits: number[];
  classes: string[];
  options: LogitOptions;
}

/**
 * Ten logits to move, and what follows from them as bars: softmax, log-softmax, and the gradient of the loss. The reader chooses
 * float16, float32 or float64, and whether the largest logit is subtracted first.
 *
 * @param logits The row that it begins with, one for each class, from −100 to 100.
 * @throws RangeError when the number of logits is not that of the classes, a logit is outside −100 – 100, or the true class is none.
 *
 * @example
 * tenLogits([2, 0], { classes: ['Bag', 'Coat'], trueClass: 1 }).text;
 * // 'Logits 2, 0 in float32 without the shift: softmax is largest, 0.881, for Bag; the loss of Coat is 2.127. Where the page can run it, the logits can be moved.'
 */
export function tenLogits(
  logits: readonly number[],
  {
    classes = FASHION_CLASSES,
    trueClass = 0,
    precision = 'float32',
    shifted = false,
  }: { classes?: readonly string[] } & Partial<LogitOptions> = {},
): Widget<TenLogitsState> {
  if (logits.length !== classes.length) {
    throw new RangeError(`Cannot show logits: ${classes.length} classes need as many logits, got ${logits.length}`);
  }
  const wrong = logits.find((logit) => !(Math.abs(logit) <= 100));
  if (wrong !== undefined) throw new RangeError(`Cannot show logits: each must be from -100 to 100, got ${wrong}`);
  if (!(trueClass in classes)) {
    throw new RangeError(
      `Cannot show logits: the true class must be one of 0 – ${classes.length - 1}, got ${trueClass}`,
    );
  }
  const options = { trueClass, precision, shifted };
  const state = { logits: [...logits], classes: [...classes], options };
  return new Widget('tenLogits', state, stillFigure(state, logitResults(logits, options)));
}

function stillFigure({ logits, classes, options }: TenLogitsState, results: LogitResults): Figure {
  const { softmax, logSoftmax, loss } = results;
  const bars = (x: number[], panel: '' | '2', look: number): Partial<Data> => ({
    ...{ type: 'bar', orientation: 'h', x, y: classes, xaxis: `x${panel}` as 'x', yaxis: `y${panel}` as 'y' },
    marker: { color: COLORS[look], pattern: { shape: look ? '/' : '' } },
  });
  const most = softmax.indexOf(Math.max(...softmax));
  const { precision, shifted, trueClass } = options;
  const set = `${precision} ${shifted ? 'with' : 'without'} the shift`;
  return new Figure(
    {
      data: [bars(softmax, '', 0), bars(logSoftmax, '2', 2)],
      layout: {
        title: { text: `Ten logits in ${set}` },
        showlegend: false,
        grid: { rows: 1, columns: 2, pattern: 'independent', xgap: 0.3 },
        xaxis: { title: { text: 'softmax' }, range: [0, 1] },
        xaxis2: { title: { text: 'log-softmax' } },
        yaxis: { autorange: 'reversed' },
        yaxis2: { autorange: 'reversed' },
      },
    },
    `Logits ${logits.join(', ')} in ${set}: softmax is largest, ${softmax[most].toFixed(3)}, for ${classes[most]}; the loss of ${classes[trueClass]} is ${loss.toFixed(3)}. Where the page can run it, the logits can be moved.`,
  );
}
