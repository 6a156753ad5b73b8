import { expect, test } from 'vitest';
import { loadReference } from '../../src/pipeline/reference.ts';
import type { OwnFund } from '../../src/settings/own-data.ts';
import { reference } from '../support/days/days.ts';

const registryWith = (...funds: OwnFund[]) =>
  loadReference({ lang: 'zh-Hans', templates: null, funds }).registry;
const tickersOf = (funds: readonly { ticker: string }[]) => funds.map(({ ticker }) => ticker);

test('a fund that closes keeps its place and all that is known of it', () => {
  const registry = registryWith({ asset: 'ETH', ticker: 'TETH', closedDay: '2026-08-18' });
  const known = reference.registry.find('ETH', 'TETH');
  expect(registry.find('ETH', 'CETH')).toEqual({ ...known, closedDay: '2026-08-18' });
  expect(tickersOf(registry.of('ETH'))).toEqual(tickersOf(reference.registry.of('ETH')));
});

test('a fund that is renamed stays one fund, under all of its tickers', () => {
  const registry = registryWith({ asset: 'ETH', ticker: 'NETH', formerTickers: ['TETH'] });
  expect(registry.find('ETH', 'TETH')).toMatchObject({ ticker: 'NETH', issuer: '21Shares' });
  expect(registry.canonical('ETH', 'CETH')).toBe('NETH');
  expect(registry.of('ETH')).toHaveLength(reference.registry.of('ETH').length);
});

test('a new fund stands last, and the same ticker of another asset is another fund', () => {
  const registry = registryWith({ asset: 'BTC', ticker: 'TETH' });
  expect(registry.of('BTC').at(-1)).toMatchObject({ ticker: 'TETH', names: null, closedDay: null });
  expect(registry.find('ETH', 'TETH')).toEqual(reference.registry.find('ETH', 'TETH'));
});

test('of two entries of one ticker the later goes before', () => {
  const entry = { asset: 'BTC', ticker: 'IBIT' };
  const registry = registryWith({ ...entry, feePct: '0.10' }, { ...entry, feePct: '0.20' });
  expect(registry.find('BTC', 'IBIT')?.feePct).toBe('0.20');
});
