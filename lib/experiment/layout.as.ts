// @ts-nocheck AssemblyScript: part of softmaxStep.as.ts

/** A picture is a record; addresses within it. */
export const RECORD: usize = 1024;
export const GROUPS: usize = 196;
export const GROUPS_AT: usize = 784;
export const LENGTH_AT: usize = 980;
export const LABEL_AT: usize = 981;

/** A group's weights: 10 classes × 4 pixels × 4 bytes; the biases behind all weights, and the sums for their step. */
export const GROUP_BYTES: usize = 160;
export const BIAS_AT: usize = 31360;
export const BIAS_STEP_AT: usize = 31408;

/** A row of logits: 12 × 4 bytes. */
export const ROW: usize = 48;
