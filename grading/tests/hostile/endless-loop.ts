function logSoftmax() {
  while (true) {}
}
