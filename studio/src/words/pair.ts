// A word in both languages, or how to say something of numbers and names.
export type Pairs = Record<string, readonly [unknown, unknown]>;
