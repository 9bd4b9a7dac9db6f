/** The thread that ends endless loops needs Node's inspector. Here it does nothing. */
export class Worker {
  unref(): void {}
}
export const isMainThread = true;
export const parentPort = null;
export const workerData = null;
export default { Worker, isMainThread, parentPort, workerData };
