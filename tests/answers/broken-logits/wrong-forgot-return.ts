export const says = /forget .return/;

export default function pickLogits() {
  ({ nan: [1000, 0] });
}
