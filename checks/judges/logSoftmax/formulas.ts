export type Matrix = number[][];

/** Log-softmax in float64: `z - max - log(sum(exp(z - max)))`, row by row. Reference: Blanchard, Higham & Higham (2021). */
export function reference(z: Matrix): Matrix {
  return z.map((row) => {
    const shift = Math.max(...row);
    const lse = Math.log(row.reduce((total, x) => total + Math.exp(x - shift), 0));
    return row.map((x) => x - shift - lse);
  });
}

/** Log-softmax as `log(exp(z) / sum(exp(z)))`, as float32 tensors compute it. */
export function logOfQuotient(z: number[], { subnormal = true } = {}): number[] {
  const f = Math.fround;
  const exp = (x: number) => {
    const power = f(Math.exp(x));
    return power < SMALLEST_NORMAL && !subnormal ? 0 : power;
  };
  const powers = z.map((x) => exp(f(x)));
  const total = powers.reduce((sum, x) => f(sum + x), 0);
  return powers.map((power) => {
    const quotient = f(power / total);
    return f(Math.log(quotient < SMALLEST_NORMAL && !subnormal ? 0 : quotient));
  });
}

/** The smallest normal float32 number. Native TensorFlow replaces smaller ones by 0. */
const SMALLEST_NORMAL = 2 ** -126;
