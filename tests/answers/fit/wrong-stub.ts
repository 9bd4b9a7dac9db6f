import type { Fit } from '../../../checks/probes/fit';

export const says = /stub is untouched/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  throw new Error(`not implemented: ${[model, optimizer, trainLoader, testLoader, epochs].length}`);
}
