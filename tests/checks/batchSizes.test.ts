import { decideCheck, experimentCheck, ownRunCheck, seedMeansCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(experimentCheck, 'experiment', [1]); // each starts worker threads
describeAnswers(ownRunCheck, 'own-run');
describeAnswers(seedMeansCheck, 'seed-means');
describeAnswers(decideCheck, 'decide');
