export const says = /broken in float32, right in float64/;

export default function pickLogits() {
  return {
    nan: [88.8, 88.8],
    minusInfinity: [50, -60],
    onlyInFloat32: [-300, 0],
    oneHot: { logits: [0, 0, 0, -110], label: 2 },
  };
}
