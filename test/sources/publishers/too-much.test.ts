import { expect, test } from 'vitest';
import { LayoutError } from '../../../src/errors.ts';
import { readable } from '../../../src/sources/formats/readable.ts';
import { SOURCES } from '../../../src/sources/index.ts';
import { caught } from '../../support/caught.ts';
import { reference } from '../../support/days/days.ts';
import { MALFORMED } from '../../support/publishers/too-much.ts';

/** Refused for its size, before its points are looked at. */
const TOO_MUCH = /holds more than 50000 lists and objects|too many rows|tags by the hundred thousand/;

test.each(SOURCES.map((source) => [source.id, source] as const))(
  'a page of 150,000 points is none of %s, and told so before they are read',
  (id, source) => {
    const page = { body: Buffer.from(MALFORMED[id]?.() ?? ''), contentType: null };
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
