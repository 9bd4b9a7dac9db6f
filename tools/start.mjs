// `npm start [-- options of jupyter lab]`: sets up what is missing, then opens JupyterLab on the first lesson.
import { requireNode } from './setup/node.mjs';

requireNode(process.versions.node);

// Loaded only now: an older Node might not even parse these.
const { orOneClearMessage } = await import('./setup/failure.mjs');
const { root } = await import('./setup/places.mjs');
const { setUp } = await import('./setup.mjs');
const { openLab } = await import('./lab.mjs');

process.exitCode = await orOneClearMessage(async () => {
  await setUp(root, 'course');
  return openLab(root, process.argv.slice(2));
});
