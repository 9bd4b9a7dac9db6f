const NOT_ROUNDED = 'not rounded at all: right, too';
const DOWN = 'rounded down to as many decimals: as near as is asked for';

/** Mutants that behave otherwise on some valid input and that a check lets pass, each with the reason why it may. */
export const survivors: Record<string, string> = {
  'log-softmax/right-rounded 9:34 (x - top - logSum).toFixed(4) → (x - top - logSum)': NOT_ROUNDED,
  'log-softmax/right-rounded 9:61 4 → 5': 'five decimals in place of four: right, too',
  'log-softmax/right-rounded-tensor 10:25 Math.round → Math.floor': DOWN,
  'log-softmax/right-five-digits 9:34 (z - top - Math.log(sum)).toPrecision(5) → (z - top - Math.log(sum))':
    NOT_ROUNDED,
  'log-softmax/right-five-digits 9:72 5 → 6': 'six digits in place of five: right, too',
  'log-softmax/right-five-digits 9:72 5 → 4': 'four digits in place of five: right, too',
  'nll-loss/right-rounded 8:10 Math.round → Math.floor': DOWN,
  'seed-means/right-cut-off 6:31 Math.floor → Math.ceil': 'rounded up to four decimals: right, too',
  'seed-means/right-cut-off 6:31 Math.floor → Math.round': 'rounded to four decimals: right, too',
  'seed-means/right-of-rounded 9:57 testAccuracy.toFixed(4) → testAccuracy': NOT_ROUNDED,
  'seed-means/right-of-rounded 9:78 4 → 5': 'five decimals in place of four: right, too',
  'seed-means/right-rounded-up 6:31 Math.ceil → Math.floor': DOWN,
};

const EVERY_STEP = 'it evaluates in three of four steps, as one does who closes a brace too late';
/** Mutants that come out as a right answer does, and that a check rejects for what they take to get there. */
export const wasteful: Record<string, string> = {
  'fit/right-live-curve 13:7 if (batches.length % 4 === 0) evaluate(model, testLoader.dataset); → if (!(batches.length % 4 === 0)) evaluate(model, testLoader.dataset);':
    EVERY_STEP,
  'fit/right-live-curve 13:11 batches.length % 4 === 0 → batches.length % 4 !== 0': EVERY_STEP,
};
