import type { Check } from '../../Verdict';
import { judgeSeedMeans } from './judge';
import { type ObservedMeans, probeSeedMeans, type SeedMeans } from './probe';

/** Exercise 4: means and spreads over the seeds. */
export const seedMeansCheck: Check<SeedMeans, ObservedMeans> = {
  name: 'seedMeans',
  probe: probeSeedMeans,
  judge: judgeSeedMeans,
};
