// `npm run lint`: format, style and types of all TypeScript and Python; spelling and Markdown of all prose.
import { requireNode } from './setup/node.mjs';

requireNode(process.versions.node);

const { orOneClearMessage } = await import('./setup/failure.mjs');
const { root } = await import('./setup/places.mjs');
const { setUp } = await import('./setup.mjs');
const { lint } = await import('./test/lintSteps.mjs');

process.exitCode = await orOneClearMessage(async () => {
  await setUp(root, 'tests');
  const { failed } = await lint(root);
  return failed === 0 ? 0 : 1;
});
