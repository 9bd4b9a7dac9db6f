/**
 * A number with its noun.
 *
 * @example
 * counted(1, 'tensor'); // '1 tensor'
 * counted(2, 'tensor'); // '2 tensors'
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
