import type { TrainingEvent } from '../../probes/recording/recordedTraining';

/** The likely reason why the weights did not move, from the order of the calls. */
export function adviceWhenStill(events: TrainingEvent[]): string {
  const ops = (Array.isArray(events) ? events : []).map((event) => event?.op);
  const [step, grad] = [ops.indexOf('step'), ops.indexOf('grad')];
  if (step < 0) return 'Nothing calls `optimizer.step()`.';
  if (grad < 0) return 'No gradient reaches the parameters: `backward` fills `grad`, and `step` moves by it.';
  if (ops.lastIndexOf('step') < grad) {
    return '`step` comes before `backward`, when there is no gradient yet to move by.';
  }
  if (ops.slice(ops.lastIndexOf('grad'), ops.lastIndexOf('step')).includes('zero')) {
    return 'The gradients are zeroed between `backward` and `step`: the step moves by nothing.';
  }
  return 'Gradients are there when `step` is called, and yet nothing moves. Are the values put back, or is it another model?';
}
