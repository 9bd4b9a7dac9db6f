/**
 * A number as a widget shows it. What is not finite has ✕ before it.
 *
 * @example
 * written(-0.5, 3); // '−0.500'
 * written(2e-9, 3); // '2.0e−9'
 * written(-Infinity, 3); // '✕ −∞'
 */
export function written(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '✕ NaN';
  if (!Number.isFinite(value)) return value > 0 ? '✕ ∞' : '✕ −∞';
  const isTiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;
  const text = value === 0 ? '0' : isTiny ? value.toExponential(1) : value.toFixed(decimals);
  return text.replaceAll('-', '−');
}
