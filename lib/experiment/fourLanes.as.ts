// @ts-nocheck AssemblyScript: part of softmaxStep.as.ts

/** Four pixels as float32, 0 – 255. The conversion is signed, since the unsigned one takes ten instructions on x86. */
export function pixels(at: usize): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at))));
}

export function sum(v: v128): f32 {
  const low = f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1);
  return low + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** The largest of the four, in each lane. */
export function max(v: v128): v128 {
  const pair = f32x4.pmax(v, i32x4.shuffle(v, v, 2, 3, 0, 1));
  return f32x4.pmax(pair, i32x4.shuffle(pair, pair, 1, 0, 3, 2));
}

/**
 * `exp(x)` for x ≤ 0, right but for the last one or two bits of float32: `x = n ln 2 + r`, then `2^n` times a
 * polynomial of r.
 *
 * Below −60 the result is exp(−60) ≈ 9e−27, which has no effect in a float32 sum with exp(0) = 1. Smaller results,
 * times a learning rate, would be subnormal numbers, and some processors compute with those a hundred times slower.
 * exp(NaN) is NaN.
 * Reference: Cephes, expf.c (the coefficients, and ln 2 in two parts).
 */
export function exp(x: v128): v128 {
  const y = f32x4.pmax(x, f32x4.splat(-60));
  const n = f32x4.nearest(f32x4.mul(y, f32x4.splat(<f32>Math.LOG2E)));
  const high = f32x4.sub(y, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.mul(f32x4.mul(p, r), r), f32x4.add(r, f32x4.splat(1)));
  // 2^n: the exponent bits are n + 127
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}
