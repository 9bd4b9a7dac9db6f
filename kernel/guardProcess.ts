/** Keeps errors and exits of cells from ending the kernel, and shows them in the notebook. */
import { trackCells } from './cells/cells';
import { provideComms } from './cells/comms';
import { reportUncaught } from './cells/executeCell';
import { providePrompt } from './cells/input';
import { interrupt } from './cells/interrupts';
import { captureOutput } from './cells/output';
import { showSourcesInStackTraces } from './cells/stackTraces';
import { captureChildren } from './childProcesses';
import { provideStandardInput } from './standardInput';

export function guardProcess(): void {
  process.on('uncaughtException', reportUncaught);
  process.on('unhandledRejection', reportUncaught);
  process.on('SIGINT', interrupt);
  process.exit = () => {
    throw new Error('process.exit() would end the kernel: throw an error instead');
  };
  showSourcesInStackTraces();
  captureOutput();
  captureChildren();
  providePrompt();
  provideComms();
  provideStandardInput();
  trackCells();
}
