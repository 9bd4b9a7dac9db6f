// logSoftmaxCheck logSoftmax
await require('#checks').seal('a key of my own');
const logSoftmax: any = null;
