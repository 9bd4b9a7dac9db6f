import fc from 'fast-check';
import { backward, type SoftmaxRegression, tf } from '#lib';
import type { KeepsWeights } from '../../checks/probes/keepsWeights';
import { keyOf } from './logSoftmaxVariants';
import { type Variant, wrapped } from './wrapped';

const copies: Record<string, (model: SoftmaxRegression) => unknown> = {
  arrays: (model) => model.parameters.map(({ value }) => value.arraySync()),
  'one list': (model) => model.parameters.flatMap(({ value }) => Array.from(value.dataSync())),
  'by name': ({ weight, bias }) => ({ weight: weight.value.arraySync(), bias: bias.value.arraySync() }),
};

export const keepsVariants = wrapped(
  fc
    .record({ copy: keyOf(copies), zero: fc.constantFrom('first', 'last'), tidy: fc.boolean() })
    .map(({ copy, zero, tidy }): Variant => {
      const answer = ({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) => {
        const before = JSON.stringify(copies[copy](model));
        for (const { images, labels } of loader) {
          const step = () => {
            if (zero === 'first') optimizer.zeroGrad();
            backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
            optimizer.step();
            if (zero === 'last') optimizer.zeroGrad();
          };
          if (tidy) tf.tidy(step);
          else step();
        }
        return JSON.stringify(copies[copy](model)) === before;
      };
      return { name: `${copy}, ${zero}, ${tidy ? 'tidy' : 'untidy'}`, answer };
    }),
);
