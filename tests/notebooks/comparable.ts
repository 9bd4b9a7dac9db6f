import type { Cell, Output } from './notebook';

/** A progress bar's last state: it holds seconds. */
const isProgress = ({ data }: Output) => [data?.['text/html'] ?? ''].flat().join('').startsWith('<progress');

/** What is compared of a cell's outputs. SVG follows from the plotly figure; the outputs of cells tagged `varies` (seconds, versions) are not compared. */
export function comparable({ metadata, outputs = [] }: Cell): unknown[] {
  if (metadata.tags?.includes('varies')) return outputs.map(({ output_type }) => output_type);
  return outputs.map((output) => {
    if (isProgress(output)) return 'progress';
    const { output_type, name, text, data } = output;
    const { 'image/svg+xml': _, ...rest } = data ?? {};
    return {
      output_type,
      name,
      text: [text ?? ''].flat().join(''),
      data: Object.fromEntries(
        Object.entries(rest).map(([type, value]) => [type, type.endsWith('json') ? value : [value].flat().join('')]),
      ),
    };
  });
}
