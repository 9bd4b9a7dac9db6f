import path from 'node:path';
import { expect, it } from 'vitest';
import { fitLinks } from '../../tools/book/links.mjs';

const project = path.resolve(__dirname, '../..');
const LESSON = 'notebooks/02-log-softmax.ipynb';
const EXERCISE = 'exercises/1-numerical-problem/numerical-problem.ipynb';
const pages = new Set([LESSON, EXERCISE, 'docs/glossary.md']);
const fitted = (markdown: string, page = LESSON) => {
  const sources = new Set<string>();
  return { markdown: fitLinks(markdown, page, project, pages, sources), sources: [...sources] };
};

it.each([
  ['a page of the book', '[logits](../docs/glossary.md#model)'],
  ['another site', '[a paper](https://doi.org/10.1093/imanum/draa038)'],
  ['a place on the same page', '[above](#the-shift)'],
  ['a picture', '![a shirt](shirt.png)'],
  ['a formula with brackets', '$[a](b)$ is read as a link by nobody'.replace('(b)', ' (b)')],
])('%s stays as it is', (_what, markdown) => {
  expect(fitted(markdown)).toEqual({ markdown, sources: [] });
});

it('the README’s place is taken by the page on how to run the course, from any depth', () => {
  expect(fitted('[README](../README.md)').markdown).toBe('[README](../run.md)');
  expect(fitted('[README](../../README.md#what-it-needs)', EXERCISE).markdown).toBe('[README](../../run.md)');
});

it('a file of lib gets a page', () => {
  expect(fitted('Read it: [lib/logSoftmax.ts](../lib/logSoftmax.ts)')).toEqual({
    markdown: 'Read it: [lib/logSoftmax.ts](../lib/logSoftmax.md)',
    sources: ['lib/logSoftmax.ts'],
  });
});

it.each(['../bench/README.md', '../lib/noSuchFile.ts', '../../elsewhere.md'])('%s is no page: its text stays', (to) => {
  expect(fitted(`see [this](${to}).`)).toEqual({ markdown: 'see this.', sources: [] });
});
