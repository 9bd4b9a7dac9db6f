import { evaluateModelCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(evaluateModelCheck, 'evaluate-model');
