export const says = /quotient of two logits that lie more than 87\.3 apart/;

export default function pickLogits() {
  return {
    nan: [1000, 0, 0],
    minusInfinity: [0, -200, 1],
    onlyInFloat32: [88, 0],
    oneHot: { logits: [200, 0, 0], label: 0 },
  };
}
