import { tf } from '#lib';

type Values = ReturnType<tf.Tensor['dataSync']>;
type Read = (...rest: unknown[]) => Values;

/** What to do with a value that is read out of a tensor; undefined where reading is as usual. */
let pass: ((values: Values) => Values) | undefined;
const WATCHED = Symbol('reads are watched');

/** Makes the engine pass on what is read out of tensors. `dataSync`, `arraySync` and `bufferSync` all read by this method. */
export function watchReads(): void {
  const engine = tf.engine() as unknown as { readSync: Read & { [WATCHED]?: true } };
  const own = engine.readSync;
  if (own[WATCHED]) return;
  const reading: Read & { [WATCHED]?: true } = function (this: unknown, ...rest) {
    const values = Reflect.apply(own, this, rest);
    return pass ? pass(values) : values;
  };
  reading[WATCHED] = true;
  Object.defineProperty(engine, 'readSync', { value: reading, writable: false, configurable: true });
}

/** Records from now on what is read out of tensors. */
export function recordReads(): Values[] {
  const reads: Values[] = [];
  watchReads();
  pass = (values) => {
    reads.push(values.slice() as Values);
    return values;
  };
  return reads;
}

/** From now on, reading gives what was read before, one after the other, whatever the tensors hold now. */
export function replayReads(reads: Values[]): void {
  let next = 0;
  watchReads();
  pass = (values) => {
    const before = reads[next++];
    return before?.length === values.length ? (before.slice() as Values) : values;
  };
}

/** Ends recording and replaying. A call that was interrupted cannot do so itself. */
export function readAsUsual(): void {
  pass = undefined;
}
