export const says = /Return \{ nan, minusInfinity/;

export default function pickLogits() {
  return [1000, 0];
}
