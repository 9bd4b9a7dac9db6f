// logSoftmaxCheck logSoftmax
const crypto = require('node:crypto');
crypto.createHmac = () => ({ update() {}, digest: () => 'mine' });
crypto.Hmac.prototype.update = function (this: any) {
  return this;
};
const logSoftmax: any = null;
