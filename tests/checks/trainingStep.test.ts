import { trainingStepCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(trainingStepCheck, 'training-step');
