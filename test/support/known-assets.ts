/** The assets whose histories, nights and pages the tests hold, whatever else data/assets.json comes to list. */
export type KnownAsset = 'BTC' | 'ETH';
export const KNOWN_ASSETS: readonly KnownAsset[] = ['BTC', 'ETH'];
