import { fitCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(fitCheck, 'fit');
