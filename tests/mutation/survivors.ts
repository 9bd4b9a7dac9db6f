/** Mutants that behave otherwise on some valid input and that a check lets pass, each with the reason why it may. */
export const survivors: Record<string, string> = {
  'log-softmax/right-rounded 9:34 (x - top - logSum).toFixed(4) → (x - top - logSum)': 'not rounded at all: right, too',
  'log-softmax/right-rounded 9:61 4 → 5': 'five decimals in place of four: right, too',
  'log-softmax/right-rounded-tensor 10:25 Math.round → Math.floor':
    'rounded down to as many decimals: as near as is asked for',
  'nll-loss/right-rounded 8:10 Math.round → Math.floor': 'rounded down to as many decimals: as near as is asked for',
};

const EVERY_STEP = 'it evaluates in three of four steps, as one does who closes a brace too late';
/** Mutants that come out as a right answer does, and that a check rejects for what they take to get there. */
export const wasteful: Record<string, string> = {
  'fit/right-live-curve 13:7 if (batches.length % 4 === 0) evaluate(model, testLoader.dataset); → if (!(batches.length % 4 === 0)) evaluate(model, testLoader.dataset);':
    EVERY_STEP,
  'fit/right-live-curve 13:11 batches.length % 4 === 0 → batches.length % 4 !== 0': EVERY_STEP,
};
