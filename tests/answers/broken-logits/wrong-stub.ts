export const says = /stub is untouched/;

export default function pickLogits() {
  throw new Error('not implemented');
}
