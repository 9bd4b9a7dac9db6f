import type { Fit } from '../../../checks/probes/fit';

export const says = /no answer within/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  for (let epoch = 1; epoch <= epochs; ) optimizer.zeroGrad();
  return [model, trainLoader, testLoader];
}
