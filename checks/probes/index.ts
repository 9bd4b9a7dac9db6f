/** The probe of each task, exported under the name of its check, because in a sandbox notebooks import this file as `#checks`. */
import { probeBrokenLogits } from './brokenLogits';
import { probeDecide } from './decide';
import { probeEvaluateModel } from './evaluateModel';
import { probeExperiment } from './experiment';
import { probeFit } from './fit';
import { probeKeepsWeights } from './keepsWeights';
import { probeLogSoftmax } from './logSoftmax';
import { probeLoss } from './loss';
import { probeOwnRun } from './ownRun';
import { probeOf } from './Probe';
import { probeSeedMeans } from './seedMeans';
import { probeTrainingStep } from './trainingStep';

export { check, showOneWay } from './checkInSandbox';

// Exercise 1: the numerical problem.
export const brokenLogitsCheck = probeOf('brokenLogits', probeBrokenLogits);
export const logSoftmaxCheck = probeOf('logSoftmax', probeLogSoftmax);
export const nllLossCheck = probeOf(
  'nllLoss',
  probeLoss(['ordinary', 'two pictures', 'square', 'one picture', 'ruled out class', 'ruled out label']),
);

// Exercise 2: accuracy as the loss.
export const accuracyLossCheck = probeOf(
  'accuracyLoss',
  probeLoss(['ordinary', 'two pictures', 'square', 'one picture', 'unsure', 'by a hair']),
);
export const steppedLossCheck = probeOf(
  'steppedLoss',
  probeLoss(['ordinary', 'two pictures', 'square', 'one picture', 'by a hair'], { straight: true }),
);
export const keepsWeightsCheck = probeOf('keepsWeights', probeKeepsWeights);
export const expectedLossCheck = probeOf(
  'expectedLoss',
  probeLoss(['ordinary', 'two pictures', 'square', 'one picture', 'unsure', 'ruled out class']),
);

// Exercise 3: the training loop.
export const trainingStepCheck = probeOf('trainingStep', probeTrainingStep);
export const evaluateModelCheck = probeOf('evaluateModel', probeEvaluateModel);
export const fitCheck = probeOf('fit', probeFit);

// Exercise 4: batch sizes.
export const experimentCheck = probeOf('experiment', probeExperiment);
export const seedMeansCheck = probeOf('seedMeans', probeSeedMeans);
export const decideCheck = probeOf('decide', probeDecide);
export const ownRunCheck = probeOf('ownRun', probeOwnRun);
