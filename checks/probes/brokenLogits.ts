import { inspect } from 'node:util';
import { callAnswer, type Outcome } from './calling/callAnswer';
import { describeOther } from './describing/describeOther';
import type { Json } from './Json';

/** Logits that a reader chose so that a formula fails on them. */
export interface BrokenLogits {
  nan: number[];
  minusInfinity: number[];
  onlyInFloat32: number[];
  oneHot: { logits: number[]; label: number };
}

type Pick = { kind: 'pick'; nan: Json; minusInfinity: Json; onlyInFloat32: Json; oneHot: Json; label: Json };
export type ObservedPick = { outcome: Outcome<Pick | { kind: 'other'; type: string }> };

/** Copies the rows that the reader's function returns. */
export async function probeBrokenLogits(answer: () => unknown): Promise<ObservedPick> {
  return { outcome: await callAnswer(answer, describe) };
}

function describe(result: unknown): Pick | { kind: 'other'; type: string } {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    return describeOther(result);
  }
  const { nan, minusInfinity, onlyInFloat32, oneHot } = result as Partial<BrokenLogits>;
  return {
    kind: 'pick',
    nan: row(nan),
    minusInfinity: row(minusInfinity),
    onlyInFloat32: row(onlyInFloat32),
    oneHot: row(oneHot?.logits),
    label: Number.isInteger(oneHot?.label) ? Number(oneHot?.label) : shown(oneHot?.label),
  };
}

function row(value: unknown): Json {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  if (!isList) return shown(value);
  return Array.from(value as ArrayLike<number>)
    .slice(0, 1000)
    .map((z) => (Number.isFinite(z) ? z : shown(z)));
}

function shown(value: unknown): string {
  return inspect(value, { depth: 1, breakLength: Infinity }).slice(0, 40);
}
