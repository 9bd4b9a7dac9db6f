/** Assigning these on an object of one's own is usual, and would fail if the prototype's could not be changed. */
const LEFT_OPEN = new Set<PropertyKey>(['constructor', 'toString', 'toLocaleString', 'valueOf', 'name', 'message']);

/**
 * Makes an object's own methods final. Its other properties can still be changed.
 *
 * @param getters Whether its getters become final, too. Some of Node's replace themselves when they are first used.
 */
export function pin(target: object, getters = false): void {
  for (const key of Reflect.ownKeys(target)) {
    const property = Reflect.getOwnPropertyDescriptor(target, key);
    if (!property?.configurable || LEFT_OPEN.has(key)) continue;
    if ('value' in property) {
      if (typeof property.value !== 'function') continue;
      property.writable = false;
    }
    if (!('value' in property) && !getters) continue;
    property.configurable = false;
    Reflect.defineProperty(target, key, property);
  }
}

/** Makes all methods of an object final, those of its prototypes too, so that no property of its own can hide one. */
export function pinAllMethods(target: object): void {
  const methods = new Map<PropertyKey, unknown>();
  for (let one: object | null = target; one && one !== Object.prototype; one = Reflect.getPrototypeOf(one)) {
    for (const key of Reflect.ownKeys(one)) {
      const value: unknown = Reflect.getOwnPropertyDescriptor(one, key)?.value;
      if (typeof value === 'function' && !methods.has(key) && !LEFT_OPEN.has(key)) methods.set(key, value);
    }
  }
  for (const [key, value] of methods) {
    Reflect.defineProperty(target, key, { value, writable: false, configurable: false, enumerable: false });
  }
}
