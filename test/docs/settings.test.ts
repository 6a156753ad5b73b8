import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadAssets } from '../../src/pipeline/read-data.ts';
import { everySetting } from '../../src/settings/config.ts';
import { settingsOf } from '../../src/settings/publishers.ts';
import { SOURCES } from '../../src/sources/index.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { settingsPage } from '../support/settings-page.ts';

const PAGE = new URL('../../docs/settings.md', import.meta.url);
const SETTINGS = everySetting(SOURCES, loadAssets());
const SRC = new URL('../../src/', import.meta.url);
const variablesIn = (text: string) => new Set(text.match(/ETF_DIGEST_[A-Z_]+/g));

describe('docs/settings.md', () => {
  test('is what the table of settings says; npm run docs writes it anew', () => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(PAGE, settingsPage(SETTINGS));
    expect(readFileSync(PAGE, 'utf8')).toBe(settingsPage(SETTINGS));
  });

  test('names every variable that any file of the program names, and no other', () => {
    const named = variablesIn(readFileSync(PAGE, 'utf8'));
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const literal = files.flatMap((file) => [...variablesIn(readFileSync(new URL(file, SRC), 'utf8'))]);
    const publishers = SOURCES.flatMap(settingsOf).flatMap(({ variable }) => variable ?? []);
    expect(publishers).toHaveLength(13);
    expect(named).toEqual(new Set([...literal, ...publishers]));
  });

  test('a publisher that is added appears by itself, with its key only where it takes one', () => {
    const added = { id: 'fake', defaultBaseUrl: 'https://fake.example', key: null };
    const page = settingsPage(everySetting([...SOURCES, added], loadAssets()));
    expect(page).toContain(
      '| – | `ETF_DIGEST_FAKE_URL` | `fakeUrl` | `https://fake.example` | an http or https address',
    );
    expect(page).not.toContain('FAKE_KEY');
    expect(settingsPage(settingsOf({ ...added, key: { required: false } }))).toMatch(
      /`ETF_DIGEST_FAKE_KEY` \| – .*\n.*`ETF_DIGEST_FAKE_KEY_FILE` \| `fakeKeyFile` /,
    );
  });
});

describe('help', () => {
  test('tells every setting that has a flag, with its variable', async () => {
    const { stdout } = await runHere(['show', '--help'], { cwd: temporaryFolder(), env: {} });
    const flagged = SETTINGS.filter(({ flag }) => flag);
    expect(flagged.length).toBeGreaterThan(10);
    // a line that is too long is wrapped
    const help = stdout.replace(/\s+/g, ' ');
    for (const { flag, variable, description } of flagged)
      expect(help).toContain(`${flag} ${description}${variable ? ` (${variable})` : ''}`);
  });
});
