declare const brand: unique symbol;

/**
 * A text or number that stands for one thing alone: a day is no instant, and no plain text or number is either before it was
 * read as one. Tests write such values as literals: there the brand tells apart, and lets literals pass.
 */
export type Brand<T, Name extends string> = T &
  (Strictness extends { literalsPass: true } ? { readonly [brand]?: Name } : { readonly [brand]: Name });

/** What test/support/literals-pass.d.ts adds to. */
// biome-ignore lint/suspicious/noEmptyInterface: a declaration elsewhere is merged into it
export interface Strictness {}
