import { expect, test } from 'vitest';
import { COLORS } from '#lib';
import { INK } from '../../../lib/show/colors';
import { contrast, linear } from './contrast';

type Triple = [number, number, number];
const [WHITE, NEAR_BLACK] = ['#ffffff', '#111111']; // JupyterLab's papers

/** How colour-blind readers see linear RGB. Reference: Machado, Oliveira & Fernandes (2009), severity 1. */
const EYES: Record<string, Triple[]> = {
  'all three cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no long-wave cone': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no middle-wave cone': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no short-wave cone': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const times = (matrix: Triple[], v: number[]) => matrix.map((row) => row.reduce((sum, m, i) => sum + m * v[i], 0));

/** Linear sRGB to CIE L*a*b*, in which distances are about what eyes tell apart; 2.3 is just noticeable. */
function lab(rgb: number[]): number[] {
  const xyz = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    rgb,
  );
  const [x, y, z] = xyz.map((value, i) => {
    const t = Math.max(value, 0) / [0.9505, 1, 1.089][i];
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test.each(Object.keys(EYES))('eyes with %s tell any two colours apart', (eyes) => {
  const seen = COLORS.map((color) => lab(times(EYES[eyes], linear(color))));
  for (const [i, one] of seen.entries())
    for (const other of seen.slice(0, i)) expect(Math.hypot(...one.map((v, k) => v - other[k]))).toBeGreaterThan(15);
});

test('texts stand out from light and from dark paper, as WCAG 1.4.3 asks', () => {
  expect(contrast(INK.light, WHITE)).toBeGreaterThan(4.5);
  expect(contrast(INK.dark, NEAR_BLACK)).toBeGreaterThan(4.5);
});

test('grey lines, both colours of texts and the first four colours stand out from either paper, as WCAG 1.4.11 asks', () => {
  for (const color of ['#808080', INK.light, INK.dark, ...COLORS.slice(0, 4)])
    for (const paper of [WHITE, NEAR_BLACK]) expect(contrast(color, paper)).toBeGreaterThan(3);
});

test('the last two, for charts of five lines, are paler on white', () => {
  for (const color of COLORS.slice(4)) {
    expect(contrast(color, WHITE)).toBeGreaterThan(2);
    expect(contrast(color, NEAR_BLACK)).toBeGreaterThan(3);
  }
});
