const logSoftmax = () => ({
  get length() {
    while (true) {}
  },
  get then() {
    while (true) {}
  },
});
