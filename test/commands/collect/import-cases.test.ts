import { copyFileSync, existsSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHARED } from '../../support/days/facts.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const CASES = path.join(SHARED, 'cases');
const SAVED_AT = '2026-10-04T12:00:00Z';

interface Shown {
  edition: string | null;
  assets: Record<string, { state: string; totalUsd: number | null; pending: string[] }>;
}

/** Imports a file of the field into a fresh store; then any day of it can be shown. */
async function importedCase(name: string) {
  const cwd = temporaryFolder();
  const file = path.join(cwd, name);
  copyFileSync(path.join(CASES, name), file);
  utimesSync(file, new Date(SAVED_AT), new Date(SAVED_AT));
  const env = { ETF_DIGEST_NOW: SAVED_AT };
  const said = await runHere(['import', name], { cwd, env });
  const show = async (day: string, asset: string): Promise<Shown> =>
    JSON.parse((await runHere(['show', day, '--asset', asset, '--json'], { cwd, env })).stdout);
  return { said, show };
}

// inputs beside the project, which is not to be had everywhere
describe.skipIf(!existsSync(CASES))('files from the field (needs ../shared/cases)', () => {
  test.each([
    ['single-file-page.mhtml', 'BTC'],
    ['csv-slash-dates.csv', 'BTC'],
    ['ok-farside-btc-oct2026.html', 'BTC'],
    ['ok-farside-eth-oct2026.html', 'ETH'],
  ])('%s holds eleven days', async (name, asset) => {
    const { said } = await importedCase(name);
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).toMatch(
      new RegExp(
        `^${asset} from Farside Investors: 11 days from 2026-09-18 to 2026-10-02, \\d+ new figures\\n$`,
      ),
    );
  });

  test.each([
    ['ok-farside-btc-oct2026.html', 'BTC', 102_700_000, ['IBIT']],
    ['ok-farside-eth-oct2026.html', 'ETH', -55_400_000, ['ETHA', 'ETHB']],
  ])(
    '%s: 1 October is final, 2 October preliminary and says who is missing',
    async (name, asset, usd, missing) => {
      const { show } = await importedCase(name);
      expect((await show('2026-10-01', asset)).assets[asset]).toMatchObject({
        state: 'final',
        totalUsd: usd,
      });
      const friday = await show('2026-10-02', asset);
      expect(friday.edition).toBe('preliminary');
      expect(friday.assets[asset]).toMatchObject({ state: 'provisional', totalUsd: null, pending: missing });
    },
  );
});
