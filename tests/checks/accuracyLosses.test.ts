import { accuracyLossCheck, expectedLossCheck, keepsWeightsCheck, steppedLossCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(accuracyLossCheck, 'accuracy-loss');
describeAnswers(steppedLossCheck, 'stepped-loss');
describeAnswers(keepsWeightsCheck, 'keeps-weights');
describeAnswers(expectedLossCheck, 'expected-loss');
