export const says = /the row holds one logit.*at least two classes/s;

export default function pickLogits() {
  return {
    nan: [1000],
    minusInfinity: [0, -200, 1],
    onlyInFloat32: [100, 0, 0],
    oneHot: { logits: [200, 0, 0], label: 0 },
  };
}
