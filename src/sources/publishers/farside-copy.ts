import type { PageRequest, Source } from '../source.ts';
import { farside } from './farside.ts';

/** A copy of Farside's table of all days as CSV, taken every half hour by a private person; it has no licence. */
export const farsideCopy: Source<'file'> = {
  id: 'farside-copy',
  label: 'Farside Investors (copy)',
  resolutionUsd: farside.resolutionUsd,
  defaultBaseUrl: 'https://raw.githubusercontent.com',
  key: null,
  byDefault: 'never',
  isLive: true,
  repeats: ['farside'],
  coverage: 'complete',
  ids: ['file'],
  requests: ({ file }): PageRequest[][] => [
    [{ page: 'full', path: `/haturatu/crypto-etf-flow/main/${file}.csv` }],
  ],
  parse: farside.parse,
};
