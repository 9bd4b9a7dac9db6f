/**
 * node-inspect-extracted 3.3 asks for the descriptors of all elements to find an array's named properties, which for the pictures of
 * Fashion-MNIST, 47 million numbers, is an error. It keeps the functions of `Object` that are there when it loads: import this before it,
 * and restore afterwards. Named properties of large arrays are then not shown.
 */
const LARGE = 10_000; // elements
const { getOwnPropertyDescriptors } = Object;

const isLarge = (value: unknown) =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as ArrayLike<unknown>).length > LARGE;

Object.getOwnPropertyDescriptors = ((value: object) =>
  isLarge(value) ? {} : getOwnPropertyDescriptors(value)) as typeof getOwnPropertyDescriptors;

export function restore(): void {
  Object.getOwnPropertyDescriptors = getOwnPropertyDescriptors;
}
