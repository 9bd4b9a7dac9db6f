/** Values as MIME bundles, for `execute_result` and `user_expressions`. */
import { host } from '../host';
import { describeError } from './errors';
import { runCell } from './runCell';

type Bundle = Record<string, unknown>;

/** A value's own rich form, by the method that Deno's kernel calls too, else its text. */
export async function bundleOf(value: unknown): Promise<Bundle> {
  const show = (value as Record<symbol, unknown> | null | undefined)?.[Symbol.for('Jupyter.display')];
  return typeof show === 'function' ? show.call(value) : { 'text/plain': host.inspect(value) };
}

export async function evaluateExpressions(expressions: Record<string, string>, cellName: string): Promise<Bundle> {
  const values: Bundle = {};
  for (const [name, expression] of Object.entries(expressions)) {
    try {
      const data = await bundleOf(await runCell(`(${expression})`, `${cellName} ${name}`));
      values[name] = { status: 'ok', data, metadata: {} };
    } catch (error) {
      values[name] = { status: 'error', ...describeError(error) };
    }
  }
  return values;
}
