export const says = /z = \[-200, -300\]: gives \[NaN, NaN\]/;

export default function pickLogits() {
  return {
    nan: [-200, -300],
    minusInfinity: [0, -200],
    onlyInFloat32: [-200, -201],
    oneHot: { logits: [0, -300], label: 0 },
  };
}
