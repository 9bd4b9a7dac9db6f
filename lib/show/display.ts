import { createRequire } from 'node:module';

/** The forms of one output, by MIME type. Each program shows the richest form that it supports. */
export type MimeBundle = Record<string, unknown>;

/*
 * tslab 1.0.22 exports only functions that display a single MIME type, without updates. This file calls its internal
 * `lastWriteDisplayData`, which writes bundles and updates. No other file does.
 */
type WriteDisplayData = (
  content: { data: MimeBundle; metadata: object; transient: { display_id: string; if_stopped?: MimeBundle } },
  update: boolean,
) => void;

function jupyterWriter(): WriteDisplayData | null {
  try {
    return createRequire(__filename)('tslab/dist/jupyter').lastWriteDisplayData;
  } catch {
    return null;
  }
}

/** Whether this code runs in a notebook, not in a terminal or a test. */
export function inNotebook(): boolean {
  return jupyterWriter() !== null;
}

let displays = 0;

/**
 * An output of the running cell that can be replaced. Outside a notebook it shows nothing.
 *
 * @example
 * const output = new Display();
 * output.show({ 'text/plain': 'working' });
 * output.show({ 'text/plain': 'done' });
 */
export class Display {
  private readonly transient = { display_id: `softmax-${process.pid}-${displays++}` };
  private shown = false;

  /** @param ifStopped What takes its place if the reader stops the cell, which cuts off the code that would say so. */
  show(data: MimeBundle, ifStopped?: MimeBundle): void {
    const transient = { ...this.transient, ...(ifStopped ? { if_stopped: ifStopped } : {}) };
    jupyterWriter()?.({ data, metadata: {}, transient }, this.shown);
    this.shown = true;
  }
}
