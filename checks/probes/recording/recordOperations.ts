import { tf } from '#lib';

/** The recorders at work. Each has the names of all operations that run, since an answer could start another one to hide in. */
const recorders: { [name: string]: true }[] = [];
const UNRECORDED = Symbol('the method that does not record');
type Method = { (name?: string, ...rest: unknown[]): unknown; [UNRECORDED]?: Method };

/**
 * Records the names of the operations that run until `stop`. TensorFlow.js opens a scope with the operation's name for each
 * call, however it is called. An operation's kernel, which can be run without it, counts as the operation of the same name. A
 * gradient function of one's own counts as `customGrad`. Functions of lib that are the task of an exercise are recorded under
 * their own names.
 */
export function recordOperations(): { stop(): string[] } {
  watchEngine();
  const used: { [name: string]: true } = Object.create(null);
  recorders.push(used);
  const stop = () => {
    recorders.splice(recorders.indexOf(used), 1);
    return Object.keys(used).sort();
  };
  return { stop };
}

/** Makes the engine tell what it runs. The methods cannot be assigned then; `seal` makes that final. */
export function watchEngine(): void {
  const engine = tf.engine() as unknown as { [name in 'startScope' | 'runKernel' | 'customGrad']: Method };
  watch(engine, 'startScope', (name) => name.replace(/__op$/, ''));
  watch(engine, 'customGrad', () => 'customGrad');
  watch(engine, 'runKernel', (name) => name.charAt(0).toLowerCase() + name.slice(1));
}

function watch<Name extends string>(
  engine: { [name in Name]: Method },
  method: Name,
  nameOf: (name: string) => string,
) {
  const stock = engine[method][UNRECORDED];
  if (stock) return;
  const own = engine[method];
  const recording: Method = function (this: unknown, name, ...rest) {
    if (name) for (const used of recorders) used[nameOf(name)] = true;
    return Reflect.apply(own, this, [name, ...rest]);
  };
  recording[UNRECORDED] = own;
  Object.defineProperty(engine, method, { value: recording, writable: false, configurable: true });
}
