/** The table of tasks. A check has two parts: the probe tries an answer, and the judge compares what the probe saw with what is right. */
import { judgeBrokenLogits } from './judges/brokenLogits';
import { judgeDecide } from './judges/decide';
import { judgeEvaluateModel } from './judges/evaluateModel/evaluateModel';
import { judgeExperiment } from './judges/experiment/experiment';
import { judgeFit } from './judges/fit/fit';
import { judgeKeepsWeights } from './judges/keepsWeights';
import { judgeLogSoftmax } from './judges/logSoftmax/logSoftmax';
import { judgeAccuracyLoss } from './judges/losses/accuracyLoss';
import { judgeExpectedLoss } from './judges/losses/expectedLoss';
import { judgeNllLoss } from './judges/losses/nllLoss';
import { judgeSteppedLoss } from './judges/losses/steppedLoss';
import { judgeOwnRun } from './judges/ownRun';
import { judgeSeedMeans } from './judges/seedMeans/seedMeans';
import { judgeTrainingStep } from './judges/trainingStep/trainingStep';
import * as probes from './probes';
import { checkOf } from './Verdict';

export { check, LESSON_SEED } from './check';
export { showOneWay } from './oneWay';
export { Report } from './Report';
export type { Check, Verdict, Voice } from './Verdict';

// Exercise 1: the numerical problem.
export const brokenLogitsCheck = checkOf(probes.brokenLogitsCheck, judgeBrokenLogits);
export const logSoftmaxCheck = checkOf(probes.logSoftmaxCheck, judgeLogSoftmax);
export const nllLossCheck = checkOf(probes.nllLossCheck, judgeNllLoss);

// Exercise 2: accuracy as the loss.
export const accuracyLossCheck = checkOf(probes.accuracyLossCheck, judgeAccuracyLoss);
export const steppedLossCheck = checkOf(probes.steppedLossCheck, judgeSteppedLoss);
export const keepsWeightsCheck = checkOf(probes.keepsWeightsCheck, judgeKeepsWeights);
export const expectedLossCheck = checkOf(probes.expectedLossCheck, judgeExpectedLoss);

// Exercise 3: the training loop.
export const trainingStepCheck = checkOf(probes.trainingStepCheck, judgeTrainingStep);
export const evaluateModelCheck = checkOf(probes.evaluateModelCheck, judgeEvaluateModel);
export const fitCheck = checkOf(probes.fitCheck, judgeFit);

// Exercise 4: batch sizes.
export const experimentCheck = checkOf(probes.experimentCheck, judgeExperiment);
export const seedMeansCheck = checkOf(probes.seedMeansCheck, judgeSeedMeans);
export const decideCheck = checkOf(probes.decideCheck, judgeDecide);
export const ownRunCheck = checkOf(probes.ownRunCheck, judgeOwnRun);
