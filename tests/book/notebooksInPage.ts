import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { WIDGET } from '../../lib/show/widget';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';
import { comparable } from '../notebooks/comparable';
import { differences } from '../notebooks/compare';
import { type Output, readCells, root } from '../notebooks/notebook';

/** Cells that show more than rounding when WebAssembly computes. Under Node it shows the same there. */
const OF_THE_BACKEND = [
  '35b073f8', // lesson 3: the rounding of float32 itself
  'fe74d398', // exercise 3: a learning rate at which rounding decides how a run ends
];

/** Runs a notebook's cells in a page's kernel. A lesson or a solution gives its committed outputs; the stubs of an exercise score 0. */
export async function runInPage(page: Page, script: string, notebook: string): Promise<void> {
  const worker = await WorkerClient.start(page, script, path.dirname(notebook));
  const isExercise = notebook.startsWith('exercises');
  const found: string[] = [];
  for (const cell of readCells(path.join(root, notebook))) {
    if (cell.cell_type !== 'code') continue;
    const code = [cell.source].flat().join('');
    const request = { code, silent: false, store_history: true, stop_on_error: false };
    const outputs = outputsOf(await worker.ask('execute_request', request));
    if (isExercise) {
      const isStub = ({ data }: Output) => /^\w+: 0 of \d+\n/.test(String(data?.['text/plain']));
      if (code.startsWith('await check(') && !outputs.some(isStub)) found.push(`cell ${cell.id}: a stub has points`);
    } else if (OF_THE_BACKEND.includes(cell.id)) {
      if (outputs.some(({ output_type }) => output_type === 'error')) found.push(`cell ${cell.id}: an error`);
    } else {
      const shown = outputs.map(withoutStill);
      found.push(...differences(comparable(cell), comparable({ ...cell, outputs: shown }), `cell ${cell.id}`));
    }
  }
  expect(found).toEqual([]);
}

/** In a page a widget's output holds its figure until the notebook is saved with the picture of it. */
function withoutStill(output: Output): Output {
  const { still: _, ...widget } = Object(output.data?.[WIDGET]);
  return output.data?.[WIDGET] ? { ...output, data: { ...output.data, [WIDGET]: widget } } : output;
}

/** A cell's outputs as a notebook keeps them. */
function outputsOf(messages: Received[]): Output[] {
  const outputs: Output[] = [];
  const shown = new Map<string, Output>();
  for (const { type, content } of messages) {
    const last = outputs.at(-1);
    if (type === 'clear_output') outputs.length = 0;
    else if (type === 'update_display_data')
      Object.assign(shown.get(content.transient.display_id) ?? {}, { data: content.data });
    else if (type === 'stream' && last && last.name === content.name) last.text += content.text;
    else if (/^(stream|display_data|execute_result|error)$/.test(type)) {
      const output: Output = { output_type: type, ...content };
      outputs.push(output);
      shown.set(content.transient?.display_id, output);
    }
  }
  return outputs;
}
