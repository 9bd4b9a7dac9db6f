import { expect, it } from 'vitest';
import { check, logSoftmaxCheck } from '#checks';
import { describeAnswers } from './answers';

describeAnswers(logSoftmaxCheck, 'log-softmax');

it('scores forged cases 0', () => {
  const forged = { cases: [{ name: 'plain', outcome: { kind: 'returned', value: 1 } }] };
  const verdicts = logSoftmaxCheck.judge(forged as never, 3);
  expect(verdicts.filter(({ voice }) => voice === 'correct' || voice === 'note')).toHaveLength(0);
});

it('escapes what a reader returned, in its table', async () => {
  const report = await check(logSoftmaxCheck, () => '<img src=x>');
  expect(report.toHtml()).not.toContain('<img');
});
