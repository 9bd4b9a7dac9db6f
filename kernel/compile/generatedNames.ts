import type { GeneratedNames } from '../compiler';

export function generatedNames(source: string): GeneratedNames {
  const unused = (wanted: string): string => (source.includes(wanted) ? unused(`${wanted}_`) : wanted);
  return { variables: unused('$cells'), runtime: unused('$kernel') };
}
