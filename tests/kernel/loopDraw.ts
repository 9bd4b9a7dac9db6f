import type { Draw } from './nameDraw';

/**
 * Draws programs of loops that tell all that they do. A program may call `log`, and `more`, which tells that it was asked and says
 * no in the end; what it puts into `later` is called when it has ended.
 */
export class LoopDraw {
  readonly #draw: Draw;
  readonly #kind: 'plain' | 'generator' | 'async';
  constructor(draw: Draw, kind: 'plain' | 'generator' | 'async') {
    this.#draw = draw;
    this.#kind = kind;
  }

  program(): string {
    const head = { plain: 'function', generator: 'function*', async: 'async function' }[this.#kind];
    return `${head} program() {\n${this.#statements(3, { names: [], labels: [], inLoop: false })}\nreturn 'end';\n}`;
  }

  #statements(depth: number, around: Around): string {
    const one = () =>
      depth > 0 && this.#draw.oneOf(true, false) ? this.#compound(depth, around) : this.#simple(around);
    return Array.from({ length: this.#draw.number(1, 3) }, one).join('\n');
  }

  #simple({ names, labels, inLoop }: Around): string {
    const { number, oneOf } = { number: () => this.#draw.number(0, 9), oneOf: this.#draw.oneOf.bind(this.#draw) };
    const now = `if (log(${number()}) % ${1 + (number() % 3)} === 0)`;
    const value = names.length > 0 ? oneOf(...names) : String(number());
    const jumps = ["throw 'thrown'", `return ${value}`];
    if (inLoop) jumps.push('break', 'continue', 'continue');
    for (const label of labels) jumps.push(`break ${label}`, `continue ${label}`);
    const waits = { plain: '', generator: `log(yield ${value});`, async: `log(await ${value});` }[this.#kind];
    const sets = names.length > 0 ? `${value}++;` : '';
    return oneOf(
      `log(${value});`,
      `${now} ${oneOf(...jumps)};`,
      `later.push(() => ${value});`,
      `${now} { ${sets} }`,
      waits,
    );
  }

  #compound(depth: number, around: Around): string {
    const inner = () => this.#statements(depth - 1, around);
    return this.#draw.oneOf(
      () => this.#loop(depth, around),
      () => this.#loop(depth, around),
      () => `try {\n${inner()}\n} catch (error) { log(error); } finally { log('finally'); }`,
      () => `try {\n${inner()}\n} finally {\n${inner()}\n}`,
      () => `switch (log(1) % 2) {\ncase 0:\n${inner()}\ndefault:\n${inner()}\n}`,
      () => `(() => {\n${this.#inFunction(depth - 1, around.names)}\n})();`,
    )();
  }

  /** In a function of its own nothing can wait. */
  #inFunction(depth: number, names: string[]): string {
    return new LoopDraw(this.#draw, 'plain').#statements(depth, { names, labels: [], inLoop: false });
  }

  #loop(depth: number, around: Around): string {
    const [name, other] = [this.#draw.fresh(), this.#draw.fresh()];
    const labels = Array.from({ length: this.#draw.oneOf(0, 0, 1, 2) }, () => this.#draw.fresh());
    const body = (...own: string[]) =>
      this.#statements(depth - 1, {
        names: [...around.names, ...own],
        labels: [...around.labels, ...labels],
        inLoop: true,
      });
    const count = this.#draw.number(0, 7);
    const step = this.#draw.oneOf(`${name}++`, `++${name}`, `${name} += 2`, `log(${name}++)`, '');
    const loop = this.#draw.oneOf(
      () => `for (let ${name} = 0; ${name} < ${count} && more(); ${step}) {\n${body(name)}\n}`,
      () => `for (let ${name} = 0; ${name} < ${count}; ${name}++) log(${name});`,
      () => `for (let ${other} = [1], ${name} = 2; more(${name}), more(); ${step}) {\n${body(name)}\n}`,
      () => `for (var ${name} = 0; ${name} < ${count} && more(); ${step}) {\n${body(name)}\n}`,
      () =>
        `for (let ${name} = 0, ${other} = () => ${name}; more(); ${step}) {\nlater.push(${other});\n${body(name)}\n}`,
      () => `for (;;) {\nif (!more()) break;\n${body()}\n}`,
      () => `while (more() || more()) {\n${body()}\n}`,
      () => `do {\n${body()}\n} while (more());`,
      () => `do log(${count}); while (more());`,
      () => `for (const ${name} of values(${count})) {\nlog(${name});\n${body()}\n}`,
      () => `for (let ${name} of [1, 2, 3]) {\n${body(name)}\n}`,
      () => `for (const ${name} of [1, 2, 3]) {\nlog(${name});\nlet ${name};\n${this.#simple(around)}\n}`,
      () => `for (var [${name} = 4] of [[1, 2], []]) {\n${body(name)}\n}`,
      () => `for (${this.#draw.oneOf('given', ...around.names)} of [1, 2]) {\nlog(given);\n${body()}\n}`,
      () =>
        `for (const ${name} of (given = [1, 2])) {\nif (more()) given.push?.(${name} + 1); else given.length--;\n${body()}\n}`,
      () => `for (const ${name} in { a: 1, b: 2, c: 3 }) {\nlog(${name});\n${body()}\n}`,
    )();
    return labels.map((label) => `${label}: `).join('') + loop;
  }
}

interface Around {
  /** Variables that can be read and set. */
  names: string[];
  /** Labels of the loops around. */
  labels: string[];
  inLoop: boolean;
}
