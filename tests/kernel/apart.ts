import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Answer, Declared, Question } from '../../kernel/apart/messages';
import { type Execution, KernelClient, projectRoot, summary } from './kernelClient';

const build = path.join(projectRoot, 'kernel', 'buildKernel.cjs');
const builtKernel = () => execFileSync(process.execPath, [build], { encoding: 'utf8' });
const programOf = (name: string) => path.join(path.dirname(builtKernel()), name);

/** The process that compiles cells for kernels that run elsewhere. */
export class CompilerProcess {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(cwd: string) {
    this.#process = spawn(process.execPath, [programOf('compileCells.cjs')], {
      cwd,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#process.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }

  static async start(cwd = projectRoot): Promise<CompilerProcess> {
    const compiler = new CompilerProcess(cwd);
    await compiler.#lines.next();
    return compiler;
  }

  async ask(question: Question): Promise<Answer> {
    this.#process.stdin?.write(`${JSON.stringify(question)}\n`);
    return JSON.parse((await this.#lines.next()).value);
  }

  close(): void {
    this.#process.kill('SIGKILL');
  }
}

/** A kernel whose cells are compiled in another process, as a grader does it. */
export class KernelApart {
  #declared: Declared = { text: '', globals: [] };

  private constructor(
    readonly compiler: CompilerProcess,
    readonly kernel: KernelClient,
  ) {}

  static async start(cwd: string): Promise<KernelApart> {
    const kernel = await KernelClient.start({ cwd, program: programOf('runCompiled.cjs') });
    return new KernelApart(await CompilerProcess.start(cwd), kernel);
  }

  async execute(source: string): Promise<Execution> {
    const before = this.#declared;
    const answer = await this.compiler.ask({ before, source });
    if ('error' in answer) {
      const error = { id: '', type: 'error', parentId: undefined, metadata: {}, content: answer.error, buffers: [] };
      return summary([error]);
    }
    if (!('code' in answer)) throw new Error('Cannot run the cell: it was not compiled');
    const execution = await this.kernel.execute(answer.code);
    const failed = execution.messages.find(({ type }) => type === 'set_names');
    const set: string[] | undefined = failed?.content.names;
    const after = answer.declared;
    const kept = set ? await this.compiler.ask({ before, after, set }) : answer;
    this.#declared = 'declared' in kept ? kept.declared : before;
    return execution;
  }

  close(): void {
    this.compiler.close();
    this.kernel.close();
  }
}
