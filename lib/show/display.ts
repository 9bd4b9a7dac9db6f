import { createRequire } from 'node:module';

/** The forms of one output by MIME type; the reader's program shows the richest that it can. */
export type MimeBundle = Record<string, unknown>;

/*
 * tslab 1.0.22 exports neither the bundles nor the updates of Jupyter's display messages, only functions for single
 * types; its own way to write one, `lastWriteDisplayData`, is used here and nowhere else.
 */
type WriteDisplayData = (
  content: { data: MimeBundle; metadata: object; transient: { display_id: string } },
  update: boolean,
) => void;

function jupyterWriter(): WriteDisplayData | null {
  try {
    return createRequire(__filename)('tslab/dist/jupyter').lastWriteDisplayData;
  } catch {
    return null;
  }
}

/** Whether this runs in a notebook, and not in a terminal or a test. */
export function inNotebook(): boolean {
  return jupyterWriter() !== null;
}

let displays = 0;

/**
 * An output of the running cell that can be replaced in place; outside a notebook it shows nothing.
 *
 * @example
 * const output = new Display();
 * output.show({ 'text/plain': 'working' });
 * output.show({ 'text/plain': 'done' });
 */
export class Display {
  private readonly transient = { display_id: `softmax-${process.pid}-${displays++}` };
  private shown = false;

  show(data: MimeBundle): void {
    jupyterWriter()?.({ data, metadata: {}, transient: this.transient }, this.shown);
    this.shown = true;
  }
}
