export const says = /By index it is infinite, too/;

export default function pickLogits() {
  return { nan: [100, 0], minusInfinity: [0, -200], onlyInFloat32: [100, 0], oneHot: { logits: [0, -200], label: 1 } };
}
