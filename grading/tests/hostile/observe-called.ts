// logSoftmaxCheck logSoftmax
const shown = await require('#checks').observe('logSoftmaxCheck', (z: any) => require('#lib').logSoftmax(z), 1);
const logSoftmax = () => shown;
