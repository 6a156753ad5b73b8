/**
 * How a digest is laid out: overview, both assets in one item under 数据概况; item, the body of the S family, for one
 * asset; short, one sentence an asset.
 */
export const FORMS = ['overview', 'item', 'short'] as const;
export type Form = (typeof FORMS)[number];
