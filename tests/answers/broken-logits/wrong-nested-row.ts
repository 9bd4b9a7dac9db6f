export const says = /an entry is \[ 100, 0 \]\n.*Each entry of a row is a number/s;

export default function pickLogits() {
  return {
    nan: [1000, 0, 0],
    minusInfinity: [0, -200, 1],
    onlyInFloat32: [[100, 0]],
    oneHot: { logits: [200, 0, 0], label: 0 },
  };
}
