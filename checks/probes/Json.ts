/** What a probe saw: plain JSON, which can leave a sandbox. The strings NaN, Infinity and -Infinity stand for those numbers. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
