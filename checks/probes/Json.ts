/** What a probe saw: plain JSON, so that it can leave a sandbox. Numbers that JSON lacks are the strings NaN, Infinity and -Infinity. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
