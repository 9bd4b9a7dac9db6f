export const says = /no answer within/;

export default function pickLogits() {
  for (;;) {}
}
