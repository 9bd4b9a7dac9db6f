import { element } from './element';

let groups = 0;

/**
 * The radio buttons of one choice, and of no other in the page.
 *
 * They are counted, since `crypto.randomUUID` is missing in pages that come by plain HTTP from another machine.
 *
 * @param kind What is chosen; each widget has its own kinds.
 */
export function radios(kind: string, values: readonly string[]): HTMLInputElement[] {
  groups++;
  return values.map((value) => element('input', { type: 'radio', name: `${kind}-${groups}`, value }));
}
