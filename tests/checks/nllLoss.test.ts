import { nllLossCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(nllLossCheck, 'nll-loss');
