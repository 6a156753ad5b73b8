import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT, UsageError } from '../../src/errors.ts';
import { loadReference } from '../../src/pipeline/reference.ts';
import { keyVariable, settingsOf } from '../../src/settings/publishers.ts';
import { SOURCES, sourceOf } from '../../src/sources/index.ts';
import { pagesOf } from '../../src/sources/source.ts';

const { registry } = loadReference();
const TESTS = import.meta.dirname;
const FIXTURES = path.resolve(TESTS, '../fixtures');

test('at least one source is registered, each under an id of its own', () => {
  const ids = SOURCES.map((source) => source.id);
  expect(ids.length).toBeGreaterThanOrEqual(1);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('farside');
});

describe.each(SOURCES.map((source) => [source.id, source] as const))('the source %s', (id, source) => {
  test('has a test file', () => {
    expect(existsSync(path.join(TESTS, 'publishers', `${id}.test.ts`))).toBe(true);
  });

  test('has at least one page among its fixtures', () => {
    const folder = path.join(FIXTURES, id);
    expect(existsSync(folder) ? readdirSync(folder) : []).not.toEqual([]);
  });

  test('takes its key from a setting of its own, and has none where it takes no key', () => {
    const keys = settingsOf(source).flatMap(({ variable = '' }) =>
      variable.includes('_KEY') ? [variable] : [],
    );
    expect(keys).toEqual(source.key ? [keyVariable(id), `${keyVariable(id)}_FILE`] : []);
    expect(keyVariable(id)).toBe(`ETF_DIGEST_${id.toUpperCase().replace('-', '_')}_KEY`);
  });

  test('asks for nothing behind a key unless it can take one', () => {
    const pages = registry.codes.flatMap((asset) => pagesOf(source, asset, 'full', registry).flat());
    expect(source.key !== null || pages.every(({ needsKey }) => !needsKey)).toBe(true);
  });

  test('repeats nobody, or others that are registered and repeat nobody', () => {
    expect(source.repeats).not.toContain(id);
    expect(source.repeats.flatMap((one) => sourceOf(one).repeats)).toEqual([]);
  });

  test('is read over https, every page at a path of its own that begins with a slash', () => {
    expect(source.defaultBaseUrl).toMatch(/^https:\/\/[^/]+$/);
    const asked = registry.codes.flatMap((asset) => pagesOf(source, asset, 'full', registry).flat());
    const covered = registry.codes.filter((asset) => registry.idsAt(id, asset) !== null);
    expect(covered.length).toBeGreaterThanOrEqual(1);
    expect(asked.length).toBeGreaterThanOrEqual(covered.length);
    expect(new Set(asked.map(({ path, body }) => `${path} ${body}`)).size).toBe(asked.length);
    for (const { path } of asked) expect(path).toMatch(/^\//);
  });

  test('says how it is named in the text and how fine its figures are', () => {
    expect(source.label).not.toBe('');
    expect(source.resolutionUsd).toBeGreaterThanOrEqual(1);
    expect(Number.isInteger(source.resolutionUsd)).toBe(true);
  });

  test('is found by its id', () => {
    expect(sourceOf(id)).toBe(source);
  });
});

test.each(['bitbo', '', 'Farside', 'farside '])(
  'the id %j is unknown, and the known ones are named',
  (id) => {
    expect(() => sourceOf(id)).toThrow(UsageError);
    expect(() => sourceOf(id)).toThrow(
      expect.objectContaining({
        message: `unknown source ${JSON.stringify(id)}`,
        exitStatus: EXIT.usage,
        details: { expected: SOURCES.map((source) => source.id).join(', ') },
      }),
    );
  },
);
