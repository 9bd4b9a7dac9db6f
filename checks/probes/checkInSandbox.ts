/**
 * The `check` that a submission imports. The sandbox holds no judges, so a call in an answer only says so and does no harm.
 *
 * @example
 * await check(logSoftmaxCheck, logSoftmax); // 'This check is judged outside the sandbox.'
 */
export async function check(_check?: unknown, _answer?: unknown, _seed?: number): Promise<string> {
  return 'This check is judged outside the sandbox.';
}

/** In the sandbox there is nothing to show. */
export function showOneWay(): void {}
