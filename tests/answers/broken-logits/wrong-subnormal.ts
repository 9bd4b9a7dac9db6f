export const says = /some processors compute with it/;

export default function pickLogits() {
  return {
    nan: [1000, 0, 0],
    minusInfinity: [0, -100],
    onlyInFloat32: [100, 0, 0],
    oneHot: { logits: [200, 0, 0], label: 0 },
  };
}
