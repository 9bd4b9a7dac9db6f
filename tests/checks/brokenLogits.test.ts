import { brokenLogitsCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(brokenLogitsCheck, 'broken-logits');
