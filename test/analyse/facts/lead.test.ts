import { describe, expect, test } from 'vitest';
import { leadAsset, leadFirst } from '../../../src/analyse/facts/lead.ts';

type Candidate = Parameters<typeof leadAsset>[0][number];

const quiet = { complete: true, record: null, debuts: [], isClassDebut: false };
const btc = (publishedUsd: number | null, more: Partial<Candidate> = {}): Candidate => {
  return { asset: 'BTC', publishedUsd, ...quiet, ...more };
};
const eth = (publishedUsd: number | null, more: Partial<Candidate> = {}): Candidate => {
  return { ...btc(publishedUsd, more), asset: 'ETH' };
};
const RECORD = { since: null, previous: null };
const leads = (...assets: Candidate[]): string | null => leadAsset(assets)?.asset ?? null;

describe('the asset that leads', () => {
  test('is the first, unless another is more than 1.5 times as large', () => {
    expect(leads(btc(100), eth(-150))).toBe('BTC');
    expect(leads(btc(100), eth(-151))).toBe('ETH');
    expect(leads(btc(100), eth(0))).toBe('BTC');
  });

  test('is the one with a debut or a record since launch, however small', () => {
    expect(leads(btc(900), eth(1, { isClassDebut: true }))).toBe('ETH');
    expect(leads(btc(900), eth(1, { debuts: ['ETHB'] }))).toBe('ETH');
    expect(leads(btc(900), eth(1, { record: RECORD }))).toBe('ETH');
    expect(leads(btc(900), eth(1, { record: { ...RECORD, since: '2024-05-01' } }))).toBe('BTC');
  });

  test('goes by size again where both have one', () => {
    expect(leads(btc(100, { record: RECORD }), eth(90, { record: RECORD }))).toBe('BTC');
    expect(leads(btc(100, { record: RECORD }), eth(200, { record: RECORD }))).toBe('ETH');
  });

  test('is one of which something is told', () => {
    expect(leads(btc(null, { complete: false }), eth(1))).toBe('ETH');
    expect(leads(btc(null, { complete: false }), eth(null, { complete: false }))).toBeNull();
  });

  test('is the one of which a printed figure moved', () => {
    expect(leadAsset([btc(900), eth(1)], 'ETH')?.asset).toBe('ETH');
  });

  test('comes first, and the others keep their order', () => {
    const all = [btc(1), eth(9), { ...btc(2), asset: 'SOL' }];
    expect(leadFirst(all).map(({ asset }) => asset)).toEqual(['ETH', 'BTC', 'SOL']);
  });
});
