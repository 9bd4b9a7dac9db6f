// `npm test [-- arguments of vitest]`: sets up what is missing, then lints and runs all tests.
import { requireNode } from './setup/node.mjs';

requireNode(process.versions.node);

const { orOneClearMessage } = await import('./setup/failure.mjs');
const { root } = await import('./setup/places.mjs');
const { setUp } = await import('./setup.mjs');
const { lint } = await import('./test/lintSteps.mjs');
const { runVitest } = await import('./test/vitest.mjs');
const { runPytest } = await import('./test/pytest.mjs');

process.exitCode = await orOneClearMessage(async () => {
  await setUp(root, 'tests');
  const chosen = process.argv.slice(2);
  const results = [];
  if (chosen.length === 0) results.push(await lint(root));
  results.push(await runVitest(root, chosen));
  if (chosen.length === 0) results.push(await runPytest(root));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
