import type { Check } from '../../Verdict';
import { judgeExperiment } from './judge';
import { type Experiment, type ObservedExperiment, probeExperiment } from './probe';

/** Exercise 4: the grid of batch sizes and seeds. */
export const experimentCheck: Check<Experiment, ObservedExperiment> = {
  name: 'experiment',
  probe: probeExperiment,
  judge: judgeExperiment,
};
