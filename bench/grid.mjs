/** Exercise 4's grid. */
export const GRID = { batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 5 };
