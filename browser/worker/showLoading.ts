import { loadDataSet } from './dataFiles';
import { type Message, send } from './messages';

const REDRAW = 200; // ms
const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/** Loads the data set, with a bar below the cell whose code names it. lib's own reading waits, but cannot show a bar. */
export async function showLoading(request: Message): Promise<void> {
  const transient = { display_id: crypto.randomUUID() };
  let drawn = Number.NEGATIVE_INFINITY;
  let isShown = false;
  let said = '';
  await loadDataSet((name, { come, whole, note }) => {
    const now = performance.now();
    if (now - drawn < REDRAW && note === said) return;
    drawn = now;
    said = note;
    const size = `${megabytes(come)} MB${whole > 0 ? ` of ${megabytes(whole)} MB` : ''}`;
    const text = `${name}: ${size}${note && ` (the connection broke: ${note})`}`;
    const value = whole > 0 ? ` value="${(come / whole).toFixed(3)}"` : '';
    const html = `<progress${value} aria-label="the data set" style="vertical-align: middle"></progress> ${text}`;
    const data = { 'text/html': html, 'text/plain': text };
    send('iopub', isShown ? 'update_display_data' : 'display_data', { data, metadata: {}, transient }, request);
    isShown = true;
  });
  if (isShown) send('iopub', 'clear_output', { wait: false }, request);
}
