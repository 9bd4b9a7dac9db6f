export const says = /1e\+39 is Infinity as a float32 number/;

export default function pickLogits() {
  return {
    nan: [1e39, 0],
    minusInfinity: [0, -200],
    onlyInFloat32: [100, 0],
    oneHot: { logits: [0, -300], label: 0 },
  };
}
