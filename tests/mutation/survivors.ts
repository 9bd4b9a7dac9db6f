/** Mutants that behave otherwise on some valid input and that a check lets pass, each with the reason why it may. */
export const survivors: Record<string, string> = {};
