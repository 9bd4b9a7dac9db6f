export const says = /would be too easy/;

export default function pickLogits() {
  return {
    nan: [Infinity, 0],
    minusInfinity: [0, -200, 1],
    onlyInFloat32: [100, 0, 0],
    oneHot: { logits: [200, 0, 0], label: 0 },
  };
}
