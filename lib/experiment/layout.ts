import { CLASSES, PIXELS } from '../dataset/shape';

/*
 * Where pictures and models lie in the WebAssembly memory: sizes, and addresses within a record or a model, in bytes.
 *
 * TypeScript imports this file, and AssemblyScript compiles it together with softmaxStep.as.ts. So it holds only
 * constants that mean the same in both languages.
 */

const FLOAT32_BYTES = 4;

/** A group is four neighbouring pixels. One SIMD instruction computes with all four. */
export const GROUP_PIXELS = 4;
export const GROUPS = PIXELS / GROUP_PIXELS;

/**
 * A picture is a record: its pixels, one byte each; the list of its groups that are not blank, one byte each; the
 * length of that list; the label. Then it is filled up to whole cache lines, 16 of 64 bytes.
 */
export const RECORD_BYTES = 1024;
export const GROUPS_AT = PIXELS;
export const LENGTH_AT = GROUPS_AT + GROUPS;
export const LABEL_AT = LENGTH_AT + 1;

/** A row of logits, float32. Its length is 12, a multiple of four. The last two belong to no class and are −∞. */
export const ROW_BYTES = 12 * FLOAT32_BYTES;

/**
 * A model is its weights, float32 `[groups, classes, 4 pixels]`; a row of biases; a row of sums for the step of the
 * biases. A model takes 31,456 bytes, which just fits into a first-level cache of 32 KiB.
 */
export const GROUP_BYTES = CLASSES * GROUP_PIXELS * FLOAT32_BYTES;
export const BIAS_AT = GROUPS * GROUP_BYTES;
export const BIAS_STEP_AT = BIAS_AT + ROW_BYTES;
export const MODEL_BYTES = BIAS_STEP_AT + ROW_BYTES;
