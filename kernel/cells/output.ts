/** What a cell shows: text, displays and its result, as much of each as its budget allows. */
import { type Display, host } from '../host';
import { type Cell, cells } from './cells';

export function print(cell: Cell, name: 'stdout' | 'stderr', text: string | Uint8Array): void {
  const fitting = cell.silent ? '' : cell.budget.takeText(cell.text[name].decode(text));
  if (fitting) host.publish('stream', { name, text: fitting }, cell.parent);
}

type DisplayType = 'display_data' | 'update_display_data' | 'execute_result';

export function display(cell: Cell, type: DisplayType, content: Display & { execution_count?: number }): void {
  if (cell.silent) return;
  const { budget } = cell;
  const instead =
    type === 'execute_result' ? budget.takeResult(content) : budget.takeDisplay(content, type === 'display_data');
  if (instead === undefined) host.publish(type, content, cell.parent);
  else if (instead) host.publish('stream', { name: 'stdout', text: instead }, cell.parent);
}

/** Puts into a stopped cell's displays what they were to show then. */
export function showStopped(cell: Cell): void {
  for (const content of cell.ifStopped.values()) display(cell, 'update_display_data', content);
  cell.ifStopped.clear();
}

/** From now on, text that the process prints and tslab's displays go to the cell whose code made them. */
export function captureOutput(): void {
  host.captureText((name, text) => {
    const cell = cells.current;
    if (cell) print(cell, name, text);
    return cell !== undefined;
  });
  host.captureDisplays((content, update) => {
    const cell = cells.current;
    if (!cell) return;
    const { if_stopped: data, ...transient } = content.transient ?? {};
    const { display_id: id } = transient;
    if (id) cell.ifStopped.delete(id);
    if (id && data) cell.ifStopped.set(id, { data, metadata: {}, transient });
    display(cell, update ? 'update_display_data' : 'display_data', { ...content, transient });
  });
  console.clear = () => {
    const cell = cells.current;
    if (!cell) return;
    host.publish('clear_output', { wait: true }, cell.parent);
    cell.clearOutput();
  };
}
