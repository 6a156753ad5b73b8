import { expect, test } from 'vitest';
import { EtfDigestError, LayoutError } from '../../../src/errors.ts';
import { readable } from '../../../src/sources/formats/readable.ts';
import { SOURCES } from '../../../src/sources/index.ts';
import { caught } from '../../support/caught.ts';
import { reference } from '../../support/days/days.ts';
import { MALFORMED } from '../../support/publishers/too-much.ts';

/** Refused for its size, before its points are looked at. */
const TOO_MUCH = /holds more than 50000 lists and objects|too many rows|tags by the hundred thousand/;

test.each(SOURCES.map((source) => [source.id, source] as const))(
  'a page of 70,000 points is none of %s, and told so before they are read',
  (id, source) => {
    const page = { body: Buffer.from(MALFORMED[id]?.(70_000) ?? ''), contentType: null };
    const error = caught(() => source.parse(readable(page), 'BTC', reference.registry));
    expect(error).toBeInstanceOf(LayoutError);
    expect(String(error)).toMatch(TOO_MUCH);
  },
);

test('fifteen megabytes of < are no page', () => {
  const page = { body: Buffer.alloc(15_000_000, '<'), contentType: null };
  const [farside] = SOURCES;
  expect(String(caught(() => farside?.parse(page, 'BTC', reference.registry)))).toMatch(TOO_MUCH);
});

/** What no publisher sends; whichever is asked refuses it in its own words. */
const RUBBISH = [
  ...[
    'null',
    '7',
    '""',
    '{}',
    '[]',
    '[null,0,"",[],{},true]',
    '{"code":0}',
    '{"code":0,"data":[null]}',
    '{"days":{}}',
  ],
  ...[
    '{"Series":3}',
    '{"chart":{"jsonFile":{"data":"{"}}}',
    '{"content":7}',
    '['.repeat(100_000),
    '{"a":'.repeat(100_000),
  ],
  ...[
    '<',
    '<html><body><h1>Hello</h1></body></html>',
    '<table>',
    '<table><tr><td>1 Jan 2077</td></tr></table>',
  ],
  ...[
    'Date,IBIT,Total',
    '2024-01-11,1,1',
    '|2024-01-11|',
    '\t\t\n2024-01-11\t',
    '\u0000\u0001',
    'MIME-Version: 1.0',
    ' ',
  ],
];

test.each(SOURCES.map((source) => [source.id, source] as const))(
  '%s refuses rubbish with an error that says what was expected',
  (_, source) => {
    for (const text of RUBBISH) {
      const page = { body: Buffer.from(text), contentType: null };
      const error = caught(() => source.parse(readable(page), 'BTC', reference.registry));
      if (error === null) continue;
      expect(error, text.slice(0, 60)).toBeInstanceOf(EtfDigestError);
      expect(Buffer.byteLength((error as EtfDigestError).explain()), text.slice(0, 60)).toBeLessThan(1_000);
    }
  },
);
