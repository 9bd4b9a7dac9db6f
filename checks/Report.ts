import { passes, type Verdict, type Voice } from './Verdict';

const signs: Record<Voice, string> = {
  missing: '○ still missing',
  'not yet': '✗ not yet',
  almost: '✗ almost',
  correct: '✓ correct',
  note: '✓ correct, and note',
};

/** A check's verdicts, shown as a table in a notebook and as lines of text elsewhere. */
export class Report {
  constructor(
    readonly name: string,
    readonly verdicts: Verdict[],
    /** One way to write the answer. It is shown folded, and only where all verdicts pass. */
    private readonly oneWay?: string,
  ) {}

  get passed(): boolean {
    return this.verdicts.length > 0 && this.verdicts.every(passes);
  }

  /** How many verdicts pass. */
  get score(): number {
    return this.verdicts.filter(passes).length;
  }

  toString(): string {
    const lines = this.groups().map(({ tasks, voice, seen, next }) => {
      const advice = next ? `\n    → ${next}` : '';
      return `${signs[voice]}: ${tasks.join('; ')}\n    ${seen}${advice}`;
    });
    return [this.headline(), ...lines].join('\n');
  }

  toHtml(): string {
    const rows = this.groups().map(({ tasks, voice, seen, next }) => {
      const advice = next ? `<br><em>${toHtml(next)}</em>` : '';
      const cells = [
        `<strong>${signs[voice].replaceAll(' ', '&nbsp;')}</strong>`, // JupyterLab drops white-space: nowrap
        tasks.map(toHtml).join('<br>'),
        `${toHtml(seen)}${advice}`,
      ];
      return `<tr>${cells.map((cell) => `<td style="text-align:left;vertical-align:top">${cell}</td>`).join('')}</tr>`;
    });
    const table = `<table><caption style="text-align:left">${toHtml(this.headline())}</caption>${rows.join('')}</table>`;
    return table + (this.passed && this.oneWay ? folded('One way to write it', this.oneWay) : '');
  }

  [Symbol.for('Jupyter.display')](): Record<string, string> {
    return { 'text/html': this.toHtml(), 'text/plain': this.toString() };
  }

  private headline(): string {
    return `${this.name}: ${this.score} of ${this.verdicts.length}`;
  }

  /** Puts verdicts with the same words into one row. */
  private groups(): { tasks: string[]; voice: Voice; seen: string; next: string }[] {
    const groups = new Map<string, { tasks: string[]; voice: Voice; seen: string; next: string }>();
    for (const { task, voice, seen, next } of this.verdicts) {
      const key = JSON.stringify([voice, seen, next]);
      const group = groups.get(key) ?? { tasks: [], voice, seen, next };
      group.tasks.push(task);
      groups.set(key, group);
    }
    return [...groups.values()];
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}

/** Escapes a text for HTML and turns its `code` into code elements. */
function toHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function folded(summary: string, code: string): string {
  return `<details><summary>${summary}</summary><pre><code>${escapeHtml(code)}</code></pre></details>`;
}
