// logSoftmaxCheck logSoftmax
Reflect.defineProperty(Array.prototype, Symbol.iterator, { value: function* () {} });
Reflect.set(Object.getPrototypeOf([][Symbol.iterator]()), 'next', () => ({ done: true }));
const logSoftmax = (z: any) => require('#lib').logSoftmax(z);
