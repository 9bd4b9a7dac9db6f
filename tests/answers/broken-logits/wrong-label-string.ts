export const says = /label '0'\n.*That is a string/s;

export default function pickLogits() {
  return {
    nan: [1000, 0, 0],
    minusInfinity: [0, -200, 1],
    onlyInFloat32: [100, 0, 0],
    oneHot: { logits: [200, 0, 0], label: '0' },
  };
}
