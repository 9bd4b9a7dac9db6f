function logSoftmax() {}
Object.assign(logSoftmaxCheck, { probe: async () => undefined });
