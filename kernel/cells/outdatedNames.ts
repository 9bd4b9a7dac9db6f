/** Names whose latest cell did not compile, so that their values come from an earlier cell. */
/** Checks read this set, so that they do not test an older version of an answer. */
const outdated = new Set<string>();
Object.assign(globalThis, { [Symbol.for('softmax-notebooks.outdatedNames')]: outdated });

export function noteOutdated(names: string[]): void {
  for (const name of names) outdated.add(name);
}

export function forgetOutdated(names: string[]): void {
  for (const name of names) outdated.delete(name);
}
