import type { Data } from 'plotly.js';
import { Figure } from '../Figure';
import { withSlider } from '../slider';
import { learningRates, type RateRun } from './learningRates';
import { lossEnd } from './lossEnd';

const TRACES = 3; // points, line, and ✕ where a training diverges

/**
 * Draws the loss by minibatch with a slider for the learning rate. All states have the same axes. The title shows the loss at the end,
 * a moving average, and the largest jump from one minibatch to the next.
 *
 * @param runs Trainings on the same minibatches, in the order of the slider.
 * @throws RangeError when there is no run.
 *
 * @example
 * const runs = [0.1, 1].map((learningRate) => ({ learningRate, losses: [2.3, 1 / learningRate] }));
 * learningRateSlider(runs).text;
 * // 'Loss at learning rates from 0.1 to 1: after 2 minibatches the moving average is least, 1.65, at learning rate 1.'
 */
export function learningRateSlider(runs: readonly RateRun[]): Figure {
  if (runs.length === 0) throw new RangeError('Cannot draw learning rates: there must be at least 1 run, got 0');
  const states = runs.map((run) => {
    const { last, jump } = lossEnd(run);
    const end = Number.isFinite(last)
      ? `loss at the end ${last.toFixed(2)}, largest jump ${jump.toPrecision(2)}`
      : 'diverged';
    const traces = learningRates([run]).spec.data as Partial<Data>[];
    const data = Array.from(
      { length: TRACES },
      (_, i) => traces[i] ?? ({ type: 'scatter', x: [], y: [] } as Partial<Data>),
    );
    return { label: String(run.learningRate), title: `η = ${run.learningRate}: ${end}`, data, last };
  });
  const { layout } = learningRates(runs).spec; // the ticks of all
  const seen = runs.flatMap(({ losses }) => losses).filter((loss) => Number.isFinite(loss) && loss > 0);
  const range = [Math.min(...seen) / 1.1, Math.max(...seen) * 1.1].map(Math.log10);
  const finite = states.filter(({ last }) => Number.isFinite(last));
  const best = finite.reduce((a, b) => (b.last < a.last ? b : a), finite[0] ?? states[0]);
  const active = states.indexOf(best);
  const spec = {
    data: states[active].data,
    layout: {
      ...layout,
      title: { text: states[active].title },
      showlegend: false,
      yaxis: { ...layout.yaxis, range },
    },
  };
  const [from, to] = [states[0].label, states[states.length - 1].label];
  const minibatches = Math.max(...runs.map(({ losses }) => losses.length));
  return new Figure(
    withSlider(spec, states, { active, prefix: 'learning rate' }),
    `Loss at learning rates from ${from} to ${to}: after ${minibatches} minibatches the moving average is least, ${best.last.toFixed(2)}, at learning rate ${best.label}.`,
  );
}
