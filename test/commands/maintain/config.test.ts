import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadAssets } from '../../../src/pipeline/read-data.ts';
import { everySetting } from '../../../src/settings/config.ts';
import { SOURCES } from '../../../src/sources/index.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const KEY = 'marked-key-0123456789';

async function told(args: string[], env: Record<string, string> = {}, file?: object) {
  const cwd = temporaryFolder();
  if (file) writeFileSync(path.join(cwd, 'etf-digest.json'), JSON.stringify(file));
  const { stdout, status } = await runHere(['config', '--json', ...args], { cwd, env });
  const { settings } = JSON.parse(stdout) as { settings: { name: string; value: unknown; from: string }[] };
  const of = (name: string) => settings.find((one) => one.name === name);
  return { cwd, stdout, status, settings, of };
}

describe('config', () => {
  test('tells every setting that there is', async () => {
    const { settings, status } = await told([]);
    expect(status).toBe(0);
    expect(settings).toHaveLength(everySetting(SOURCES, loadAssets()).length);
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
  });

  test('names the place of each value: flag, variable, settings file, default', async () => {
    const { cwd, of } = await told(['--lang', 'en'], { ETF_DIGEST_OUT: 'texts' }, { colors: 'green-up' });
    expect(of('lang')).toEqual({ name: 'lang', value: 'en', from: '--lang' });
    expect(of('out')).toEqual({ name: 'out', value: path.join(cwd, 'texts'), from: 'ETF_DIGEST_OUT' });
    expect(of('colors')).toEqual({
      name: 'colors',
      value: 'green-up',
      from: `${path.join(cwd, 'etf-digest.json')}, colors`,
    });
    expect(of('timeoutSeconds')).toEqual({ name: 'timeoutSeconds', value: 30, from: 'the default' });
    expect(of('asset')).toEqual({ name: 'asset', value: ['BTC', 'ETH'], from: 'the default' });
  });

  test('tells the address of every publisher', async () => {
    const variable = (id: string) => `ETF_DIGEST_${id.toUpperCase().replace('-', '_')}_URL`;
    const { of } = await told([], Object.fromEntries(SOURCES.map(({ id }) => [variable(id), ''])));
    for (const { id, defaultBaseUrl } of SOURCES) {
      const name = `${id.replace('-copy', 'Copy')}Url`;
      expect(of(name)).toEqual({ name, value: defaultBaseUrl, from: 'the default' });
    }
  });

  test('never prints a key', async () => {
    const { stdout, of } = await told([], { ETF_DIGEST_SOSOVALUE_KEY: KEY });
    expect(stdout).not.toContain(KEY);
    expect(of('ETF_DIGEST_SOSOVALUE_KEY')).toMatchObject({ value: 'set', from: 'ETF_DIGEST_SOSOVALUE_KEY' });
    expect(of('ETF_DIGEST_COINGLASS_KEY')).toMatchObject({ value: null });
  });

  test('is a table for a person', async () => {
    const { stdout } = await runHere(['config'], { cwd: temporaryFolder() });
    expect(stdout).toMatch(/^lang +zh-Hans +the default$/m);
    expect(stdout).toMatch(/^templates +– +the default$/m);
  });
});
