/** What the kernel calls its own things in a cell's code. No name of the cell is the same, whatever the reader wrote. */
export interface GeneratedNames {
  /** The object that holds the variables of all cells. */
  readonly variables: string;
  /** What the kernel gives a cell to run: see `cells/cellRuntime.ts`. */
  readonly runtime: string;
}

export function generatedNames(source: string): GeneratedNames {
  const unused = (wanted: string): string => (source.includes(wanted) ? unused(`${wanted}_`) : wanted);
  return { variables: unused('$cells'), runtime: unused('$kernel') };
}
