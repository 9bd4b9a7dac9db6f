import { decideCheck, experimentCheck, ownRunCheck, seedMeansCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(experimentCheck, 'experiment', process.env.CI ? [1, 2, 3, 4, 5] : [1]); // each starts worker threads
describeAnswers(ownRunCheck, 'own-run');
describeAnswers(seedMeansCheck, 'seed-means');
describeAnswers(decideCheck, 'decide');
