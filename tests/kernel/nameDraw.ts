import fc from 'fast-check';
import { NAMES } from './namePool';

const distinct = (names: string[], count: number) =>
  fc.uniqueArray(fc.constantFrom(...names), { minLength: count, maxLength: count });

/** Draws one thing after the other, as fast-check shrinks them. */
export class Draw {
  readonly #value: fc.GeneratorValue;
  #fresh = 0;

  constructor(value: fc.GeneratorValue) {
    this.#value = value;
  }

  oneOf<T>(...options: readonly T[]): T {
    return this.#value(fc.constantFrom<T[]>, ...(options as T[]));
  }
  number(min: number, max: number): number {
    return this.#value(fc.integer, { min, max });
  }
  name(allowed: (name: string) => boolean = () => true): string {
    return this.oneOf(...NAMES.filter(allowed));
  }
  /** Different names. */
  names(count: number, allowed: (name: string) => boolean = () => true): string[] {
    return this.#value(distinct, NAMES.filter(allowed), count);
  }
  /** A name that nothing else has. */
  fresh(): string {
    return `own${this.#fresh++}`;
  }
}
