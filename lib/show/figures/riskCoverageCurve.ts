import { areaUnderRiskCoverage, type RiskCoveragePoint } from '../../metrics/riskCoverage';
import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

const MOST_POINTS = 200; // if there are more, only every second, third … is drawn

/**
 * Draws risk–coverage curves: the share of wrong answers over the share of samples that a model answers.
 *
 * @param models For each model its points from `riskCoverage`.
 * @param options `threshold`: a confidence, for example Chow's threshold, that is marked on each curve; `title`.
 * @throws RangeError when there is no model, or a model has no points.
 *
 * @example
 * riskCoverageCurve([{ name: 'calm', points: riskCoverage([0.9, 0.6], [1, 0]) }]).text;
 * // 'Share of wrong answers, of half of the samples and of all: calm 0.000 and 0.500, area 0.250.'
 */
export function riskCoverageCurve(
  models: readonly { name: string; points: readonly RiskCoveragePoint[] }[],
  { threshold, title = 'Risk and coverage' }: { threshold?: number; title?: string } = {},
): Figure {
  const empty = models.find(({ points }) => points.length === 0);
  if (models.length === 0 || empty) {
    throw new RangeError(
      `Cannot draw risk and coverage: ${empty ? `${empty.name} has no point` : 'there is no model'}`,
    );
  }
  const line = (name: string, points: readonly RiskCoveragePoint[]) => ({
    name,
    x: points.map(({ coverage }) => coverage),
    y: points.map(({ risk }) => risk),
  });
  const lines = models.map(({ name, points }) => {
    const stride = Math.ceil(points.length / MOST_POINTS);
    return line(
      name,
      points.filter((_, i) => i % stride === stride - 1 || i === points.length - 1),
    ); // the first points of many are left out, since they count few samples
  });
  const marked = threshold === undefined ? [] : models.flatMap(({ points }) => answered(points, threshold).slice(-1));
  const mark = { ...line(`confidence ≥ ${threshold}`, marked), mode: 'markers' as const };
  const told = models.map(({ name, points }) => {
    const half = points.find(({ coverage }) => coverage >= 0.5) as RiskCoveragePoint;
    const all = points[points.length - 1];
    return `${name} ${half.risk.toFixed(3)} and ${all.risk.toFixed(3)}, area ${areaUnderRiskCoverage(points).toFixed(3)}`;
  });
  const [xTitle, yTitle] = ['coverage: share of samples answered', 'risk: share of answers wrong'];
  return lineChart([{ lines: marked.length ? [...lines, mark] : lines, xTitle, yTitle }], {
    title,
    text: `Share of wrong answers, of half of the samples and of all: ${told.join('; ')}.`,
  });
}

const answered = (points: readonly RiskCoveragePoint[], threshold: number) =>
  points.filter((point) => point.threshold >= threshold);
