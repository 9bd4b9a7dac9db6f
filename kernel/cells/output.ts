/** What a cell shows: text and displays, as much as its budget allows. */
import { type Display, host } from '../host';
import { type Cell, cells } from './cells';
import { NOTICE } from './outputBudget';

function print(cell: Cell, name: string, text: string) {
  const fitting = cell.silent ? '' : cell.budget.takeText(text);
  if (fitting) host.publish('stream', { name, text: fitting }, cell.parent);
}

type DisplayType = 'display_data' | 'update_display_data' | 'execute_result';

export function display(cell: Cell, type: DisplayType, content: Display & { execution_count?: number }): void {
  if (cell.silent) return;
  const wasExhausted = cell.budget.exhausted;
  if (cell.budget.takeDisplay(content)) host.publish(type, content, cell.parent);
  else if (!wasExhausted) host.publish('stream', { name: 'stdout', text: NOTICE }, cell.parent);
}

/** From here on, what the process prints and tslab displays goes to the cell that it belongs to. */
export function captureOutput(): void {
  host.captureText((name, text) => {
    const cell = cells.current;
    if (cell) print(cell, name, text);
    return cell !== undefined;
  });
  host.captureDisplays((content, update) => {
    const cell = cells.current;
    if (cell) display(cell, update ? 'update_display_data' : 'display_data', content);
  });
  console.clear = () => {
    const cell = cells.current;
    if (!cell) return;
    host.publish('clear_output', { wait: true }, cell.parent);
    cell.clearOutput();
  };
}
