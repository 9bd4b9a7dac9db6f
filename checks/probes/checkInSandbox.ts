/**
 * `check` as a submission finds it. Judges are not in the sandbox, so an answer's own call of `check` says that and does no harm.
 *
 * @example
 * await check(logSoftmaxCheck, logSoftmax); // 'This check is judged outside the sandbox.'
 */
export async function check(_check?: unknown, _answer?: unknown, _seed?: number): Promise<string> {
  return 'This check is judged outside the sandbox.';
}
