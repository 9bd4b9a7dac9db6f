/** A place for names of the earlier cell in the second cell. */
import type { Draw } from './nameDraw';
import type { Tree } from './namePatterns';

/** The names that the earlier cell declared. */
export interface Earlier {
  /** An object whose parts have names of the pool. */
  source: string;
  tree: Tree;
  /** A variable that may be changed, of type any. */
  changing: string;
  /** A function of anything; it tells whether it was called without `this`. */
  call: string;
  /** A function for tagged templates. */
  tag: string;
  /** A class with one member `v`. */
  made: string;
  /** An enum with members A = 3 and B. */
  kinds: string;
}

/** @returns Statements that call `show(…)` with plain values. */
export type Place = (draw: Draw, earlier: Earlier) => string;

export const inBraces = (text: string) => `{ ${text} }`;
