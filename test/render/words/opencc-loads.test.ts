import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { toHant } from '../../../src/render/words/opencc.ts';

/** Whether OpenCC's dictionary is in memory. */
const isLoaded = () =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('opencc-js'));

test('the dictionary is read at the first text to convert, not with the program', () => {
  expect(isLoaded()).toBe(false);
  expect(toHant('资金')).toBe('資金');
  expect(isLoaded()).toBe(true);
});
