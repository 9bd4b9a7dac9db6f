import * as lib from '#lib';

await lib.tf.ready();

const picture = Uint8Array.from({ length: 784 }, (_, i) => (i % 28) * 9);
const next = lib.uniform(1);
const thousand = Array.from({ length: 1000 }, next);
const correct = thousand.map((confidence) => Number(next() < confidence));
const logProbs = Array.from({ length: 10_000 }, () => Math.log(next()));
const labels = Uint8Array.from({ length: 1000 }, () => 10 * next());
const weight = () => Float32Array.from({ length: 7840 }, () => next() - 0.5);
const records = [1, 4, 16, 512].flatMap((batchSize) =>
  [0, 1, 2].flatMap((seed) =>
    [1, 2, 3, 4, 5].map((epoch) => ({
      ...{
        batchSize,
        seed,
        epoch,
        updates: Math.ceil(60_000 / batchSize) * epoch,
        seconds: epoch / 5,
        diverged: false,
      },
      ...{
        trainLoss: 1 + next(),
        trainAccuracy: next(),
        testLoss: 1 + next(),
        testAccuracy: next(),
        lossNoise: next(),
      },
    })),
  ),
);

/** Each of lib's figures with as much in it as a lesson shows. */
export const figures: Record<string, () => lib.Figure> = {
  batchSizeCurves: () => lib.batchSizeCurves(records),
  breakdown: lib.breakdown,
  confusionHeatmap: () => lib.confusionHeatmap(Array(10).fill([...Array(10).keys()]), lib.FASHION_CLASSES),
  curves: () => lib.curves(thousand.map((loss) => ({ loss, accuracy: loss }))),
  differenceErrors: () => lib.differenceErrors({ steps: [0.1, 0.01], float32: [1e-3, 1e-5], float64: [1e-3, 1e-6] }),
  durations: () =>
    lib.durations(['forward', 'pictures to the card, once'], { one: [0.1, 0.2], two: [0.0726, 2] }, { title: 'Time' }),
  epochCurves: () => lib.epochCurves(records.slice(0, 5)),
  formulaErrors: () => lib.formulaErrors({ seed: 0 }),
  gradientAccumulation: () => lib.gradientAccumulation({ zeroed: [1, 1], accumulated: [1, 2] }),
  gradientNoise: () => lib.gradientNoise(records.map(({ batchSize, lossNoise }) => ({ batchSize, noise: lossNoise }))),
  imageGrid: () => lib.imageGrid(Array(50).fill(picture), { columns: 10, captions: Array(50).fill('Sandal<br>0.97') }),
  learningRateSlider: () =>
    lib.learningRateSlider(
      [0.001, 0.01, 0.1, 1].map((learningRate) => ({
        learningRate,
        losses: Array.from({ length: 60 }, () => 1 + next()),
      })),
    ),
  learningRates: () => lib.learningRates([{ learningRate: 1, losses: Array.from({ length: 60 }, () => 1 + next()) }]),
  lossAlongLine: () => lib.lossAlongLine({ positions: [0, 0.5, 1], losses: [2, 1, 2], accuracies: [0, 0.5, 0] }),
  movedLogit: () => lib.movedLogit([0, 1, 2], 1),
  reliabilityDiagram: () => lib.reliabilityDiagram([{ name: 'one', bins: lib.reliabilityBins(thousand, correct) }]),
  riskCoverageCurve: () => lib.riskCoverageCurve([{ name: 'one', points: lib.riskCoverage(thousand, correct) }]),
  temperatureSlider: () => lib.temperatureSlider(logProbs, labels),
  weightPictures: () =>
    lib.weightPictures(
      Array.from({ length: 60 }, (_, updates) => ({ updates, weight: weight() })),
      lib.FASHION_CLASSES,
    ),
};
