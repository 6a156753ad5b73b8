import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadAssets } from '../../../src/pipeline/read-data.ts';
import { loadReference } from '../../../src/pipeline/reference.ts';
import { listTemplates } from '../../../src/pipeline/templates/list-and-check.ts';
import { samplesOf } from '../../../src/pipeline/templates/samples/samples.ts';
import { resolveConfig } from '../../../src/settings/config.ts';
import { wordsIn } from '../../support/days/words.ts';
import { everySchema, valuesTable } from '../../support/values-table.ts';

/** Where the table stands. */
const DOCUMENT = new URL('../../../docs/templates.md', import.meta.url);
const BETWEEN = /(<!-- values: npm run docs writes this table -->\n).*?(<!-- values end -->)/s;

const config = resolveConfig({
  flags: {},
  env: {},
  cwd: '/',
  clock: '2024-12-17T06:30:00.000Z',
  publishers: [],
  assets: loadAssets(),
});
const templates = listTemplates(config, loadReference());
const table = valuesTable(
  samplesOf(loadReference()),
  wordsIn('zh-Hans', { disclaimer: config.disclaimer }),
  (view) =>
    templates.filter(({ views }) => views.some(({ name }) => name === view)).map((one) => one.template),
);

describe('the table of values', () => {
  test('is what the code says; npm run docs writes it anew', () => {
    const document = readFileSync(DOCUMENT, 'utf8');
    expect(BETWEEN.test(document)).toBe(true);
    const written = document.replace(BETWEEN, (_, begin, end) => `${begin}\n${table}\n\n${end}`);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(DOCUMENT, written);
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(written);
  });

  test('has an example of every value that is text', () => {
    expect(table.split('\n').filter((row) => row.endsWith('|  |'))).toEqual([]);
  });

  test('says the day of the first kind', () => {
    expect(table).toContain('| `flow` | direction and amount | 净流出 5490 万美元 |');
    expect(table).toContain('| `date` | the trading day | 11 月 1 日 |');
  });

  test('names every view once', () => {
    const names = everySchema().map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(14);
    expect(new Set(names).size).toBe(names.length);
  });
});
