/**
 * A number with its noun in singular or plural.
 *
 * @example
 * counted(1, 'tensor'); // '1 tensor'
 * counted(2, 'tensor'); // '2 tensors'
 * counted(2, 'tensor stays', 'tensors stay'); // '2 tensors stay'
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
