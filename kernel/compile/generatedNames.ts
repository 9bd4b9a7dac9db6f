/** Names that the kernel adds to a cell's code. They differ from all names in the cell. */
export interface GeneratedNames {
  /** The object that holds the variables of all cells. */
  readonly variables: string;
  /** The object with the functions of `cells/cellRuntime.ts`. */
  readonly runtime: string;
}

export function generatedNames(source: string): GeneratedNames {
  const unused = (wanted: string): string => (source.includes(wanted) ? unused(`${wanted}_`) : wanted);
  return { variables: unused('$cells'), runtime: unused('$kernel') };
}
