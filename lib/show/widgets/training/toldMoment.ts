import type { Moment } from './Past';

/**
 * A moment of a training in a sentence.
 *
 * @example
 * const settings = { learningRate: 0.1, batchSize: 256, zeroing: false };
 * toldMoment({ updates: 1, loss: 2.25, accuracy: 0.125, settings });
 * // 'After 1 update: loss 2.2500, accuracy 0.125 on its minibatch of 256, learning rate 0.1, gradients not zeroed.'
 */
export function toldMoment({
  updates,
  loss,
  accuracy,
  settings: { learningRate, batchSize, zeroing },
}: Moment): string {
  const how = `learning rate ${learningRate}, gradients ${zeroing ? '' : 'not '}zeroed`;
  if (updates === 0) return `Before the first update: minibatches of ${batchSize}, ${how}.`;
  const seen = `loss ${loss?.toFixed(4) ?? 'not finite'}, accuracy ${accuracy?.toFixed(3) ?? 'not finite'}`;
  return `After ${updates} update${updates === 1 ? '' : 's'}: ${seen} on its minibatch of ${batchSize}, ${how}.`;
}
