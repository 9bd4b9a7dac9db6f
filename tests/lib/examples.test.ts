import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as lib from '#lib';

/*
 * Each `@example` of lib runs. A line `expression; // value` claims a value: the two are held together, to 6 digits.
 */
const root = resolve(__dirname, '../../lib');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const examples = files.sort().flatMap(examplesOf);
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

await lib.tf.ready();

test('most files have examples', () => {
  expect(new Set(examples.map(({ file }) => file)).size).toBeGreaterThan(files.length * 0.6);
});

test.each(examples)('$file, example $number', async ({ file, lines }) => {
  const names = { ...lib, ...(await import(join(root, file))) };
  const run = new AsyncFunction(...Object.keys(names), 'claim', 'console', lines.map(withClaim).join('\n'));
  await run(...Object.values(names), claim, { log() {} });
});

function examplesOf(file: string) {
  const comments = readFileSync(join(root, file), 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return comments
    .flatMap((comment) => comment.split('@example').slice(1))
    .map((text, i) => ({
      file,
      number: i + 1,
      lines: text
        .replace(/\*\/$/, '')
        .split('\n')
        .slice(1)
        .map((line) => line.replace(/^\s*\* ?/, '')),
    }));
}

function withClaim(line: string): string {
  const [, expression, value] = /^([^\s].*?);? +\/\/ (.+)$/.exec(line) ?? [];
  const isStatement = /^(const|let|for|if|import|console)\b/.test(line);
  return value && !isStatement ? `claim(${expression}, (${value}));` : line;
}

function claim(actual: unknown, expected: unknown): void {
  expect(plain(actual)).toEqual(plain(expected));
}

/** Typed arrays as arrays, numbers to 6 digits. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(6));
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
  return value;
}
