/** Values as MIME bundles, for `execute_result` and `user_expressions`. */
import { host } from '../host';
import { describeError } from './errors';
import { interruptible } from './interrupts';
import { runCell } from './runCell';

type Bundle = Record<string, unknown>;

/** A value's rich form, from the method that Deno's kernel calls too, or else its text. */
export async function bundleOf(value: unknown): Promise<Bundle> {
  const show = (value as Record<symbol, unknown> | null | undefined)?.[Symbol.for('Jupyter.display')];
  return typeof show === 'function' ? plain(await show.call(value)) : { 'text/plain': host.inspect(value) };
}

/** @throws TypeError when it cannot be sent as JSON. */
function plain(bundle: unknown): Bundle {
  const json = JSON.stringify(bundle);
  if (!json?.startsWith('{')) {
    const got = bundle === null ? 'null' : Array.isArray(bundle) ? 'an array' : typeof bundle;
    throw new TypeError(
      `Cannot show a value: its [Symbol.for('Jupyter.display')]() must return an object of MIME types, got ${got}`,
    );
  }
  return JSON.parse(json);
}

export async function evaluateExpressions(expressions: Record<string, string>, cellName: string): Promise<Bundle> {
  const values: Bundle = {};
  for (const [name, expression] of Object.entries(expressions)) {
    try {
      const value = await runCell(`(${expression})`, `${cellName} ${name}`);
      const data = await interruptible(() => bundleOf(value));
      values[name] = { status: 'ok', data, metadata: {} };
    } catch (error) {
      values[name] = { status: 'error', ...(await describeError(error)) };
    }
  }
  return values;
}
