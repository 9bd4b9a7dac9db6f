export const says = /From which z on is exp/;

export default function pickLogits() {
  return {
    nan: [80, 0, 0],
    minusInfinity: [0, -200, 1],
    onlyInFloat32: [100, 0, 0],
    oneHot: { logits: [200, 0, 0], label: 0 },
  };
}
