export const says = /exp of the whole row is 0.*0 \/ 0/;

export default function pickLogits() {
  return {
    nan: [1000, 0],
    minusInfinity: [-200, -300],
    onlyInFloat32: [100, 0],
    oneHot: { logits: [0, -300], label: 0 },
  };
}
