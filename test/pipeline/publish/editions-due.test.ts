import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checked, FIRST_NIGHT, type StoreDesk, storeDesk, WEEK } from '../../support/program/store-desk.ts';

// 18 December 2024, a Wednesday, of which FBTC and FETH come two nights late; the 19th and the 20th are complete before
const LATE = '2024-12-18';
const NEXT = '2024-12-19';
const BEFORE_FILL = '2024-12-20T06:30:00Z';
const AFTER_FILL = '2024-12-21T06:30:00Z';
const WEEK_LATER = '2024-12-25T06:30:00Z';

const fileOf = ({ folder }: StoreDesk, name: string) => readFileSync(path.join(folder, 'out', name), 'utf8');
const shown = async (desk: StoreDesk, day: string, at: string) =>
  (await desk.run('show', day, '--format', 'md', '--now', at)).stdout;

interface Shown {
  assets: {
    BTC: {
      cumulativeUsd: number | null;
      trend: { sumUsd: number } | null;
      funds: { ticker: string; cumulativeUsd: number | null }[];
    };
  };
}

async function cumulatives(desk: StoreDesk, at: string): Promise<(number | null)[]> {
  const { stdout } = await desk.run('show', NEXT, '--json', '--now', at);
  const { cumulativeUsd, funds } = (JSON.parse(stdout) as Shown).assets.BTC;
  return [cumulativeUsd, ...funds.map((fund) => fund.cumulativeUsd)];
}

/** The lines of the tables of lifetimes, heads aside, their last cell alone; none where there is no such table. */
function lifetimesIn(markdown: string): string[] {
  const [, tables = ''] = markdown.split(/^## 历史累计$/m);
  const lines = tables.split('\n').filter((line) => /^\| (?!-)(?!.*历史累计)/.test(line));
  return lines.map((line) => line.split('|').at(-2)?.trim() ?? '');
}

describe('a day that is not finished', () => {
  test('leaves no cumulative in the text, the tables and the JSON of the next; the fill completes its file', async () => {
    const desk = await storeDesk();
    for (const at of WEEK.filter((night) => night <= BEFORE_FILL)) await desk.nightly(at);
    const early = fileOf(desk, `${NEXT}.md`);
    expect(early).toContain('edition: final');
    expect(early).not.toMatch(/近 7 个交易日|历史累计净/);
    expect(lifetimesIn(early)).toEqual([]);
    expect(new Set(await cumulatives(desk, BEFORE_FILL))).toEqual(new Set([null]));
    const { stdout } = await desk.run('funds', NEXT, '--format', 'csv', '--now', BEFORE_FILL);
    expect(
      stdout
        .trim()
        .split('\n')
        .slice(1)
        .every((line) => line.split(',')[5] === ''),
    ).toBe(true);

    const night = await desk.nightly(AFTER_FILL);
    expect(night.stdout).not.toContain('12 月 19 日）');
    const whole = fileOf(desk, `${NEXT}.md`);
    expect(whole).toMatch(/近 7 个交易日/);
    expect(whole).toMatch(/历史累计净/);
    expect(whole).not.toContain('更正');
    expect(lifetimesIn(whole).length).toBeGreaterThan(15);
    expect(lifetimesIn(whole)).not.toContain('—');
    expect(await cumulatives(desk, AFTER_FILL)).not.toContain(null);
    expect(await shown(desk, NEXT, AFTER_FILL)).toBe(whole);
    expect(await checked(desk, AFTER_FILL)).toMatchObject({ faults: 0, findings: [] });
  });

  test('settles with time, and the files of the days after it gain what `show` has; none is printed again', async () => {
    const desk = await storeDesk();
    desk.publisher.restated.set(`BTC/${LATE}/FBTC`, '').set(`ETH/${LATE}/FETH`, '');
    for (const at of WEEK) await desk.nightly(at);
    expect(fileOf(desk, `${NEXT}.md`)).not.toContain('近 7 个交易日');

    const settled = await desk.nightly(WEEK_LATER);
    expect(settled.status).toBe(0);
    expect(settled.stdout).toContain('12 月 18 日');
    expect(settled.stdout.match(/^数据来源/gm)).toHaveLength(1);
    for (const day of [NEXT, '2024-12-20']) {
      expect(fileOf(desk, `${day}.md`)).toContain('近 7 个交易日');
      expect(await shown(desk, day, WEEK_LATER)).toBe(fileOf(desk, `${day}.md`));
    }
    expect(desk.rows("SELECT 1 FROM digests WHERE edition = 'correction'")).toEqual([]);
    expect(await checked(desk, WEEK_LATER)).toMatchObject({ faults: 0 });

    const editions = desk.rows('SELECT id FROM digests').length;
    expect(await desk.nightly('2024-12-25T07:00:00Z')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(desk.rows('SELECT id FROM digests')).toHaveLength(editions);
  });
});

describe('one text that cannot be written', () => {
  /** Templates whose foot says a number that traces to nothing, where the text says 昨日. */
  function failing({ folder }: StoreDesk): string {
    const own = path.join(folder, 'own');
    mkdirSync(own);
    const foot = readFileSync(path.join(import.meta.dirname, '../../../templates/foot.hbs'), 'utf8');
    writeFileSync(path.join(own, 'foot.hbs'), `${foot}{{#if isYesterday}}777{{/if}}\n`);
    return own;
  }

  test('for its proof holds back no other day; it is named, and the next run tries it again', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    const night = await desk.nightly(AFTER_FILL, '--all', '--templates', failing(desk));
    expect(night.status).toBe(1);
    expect(night.stderr).toContain(
      'error: the digest of 2024-12-20 is not written, the next run tries again',
    );
    expect(night.stderr).toContain('777');
    expect(night.stderr.length).toBeLessThan(1000);
    expect(night.stdout.match(/^数据来源/gm)).toHaveLength(3);
    for (const day of ['2024-12-17', LATE, NEXT])
      expect(fileOf(desk, `${day}.md`)).toContain('edition: final');
    expect(() => fileOf(desk, '2024-12-20.md')).toThrow('ENOENT');
    expect(fileOf(desk, 'latest.md')).toBe(fileOf(desk, `${NEXT}.md`));

    const next = await desk.nightly('2024-12-21T07:00:00Z');
    expect(next).toMatchObject({ status: 0, stderr: '' });
    expect(next.stdout.match(/^数据来源/gm)).toHaveLength(1);
    expect(fileOf(desk, '2024-12-20.md')).toContain('edition: final');
  });

  test('to its file holds back no other day; the next run delivers and prints it', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    const taken = path.join(desk.folder, 'out', `${NEXT}.md`);
    mkdirSync(taken);
    const night = await desk.nightly(AFTER_FILL, '--all');
    expect(night.status).toBe(1);
    expect(night.stderr).toContain(`${NEXT}.md: the file cannot be written`);
    expect(night.stdout.match(/^数据来源/gm)).toHaveLength(3);
    expect(fileOf(desk, 'latest.md')).toBe(fileOf(desk, '2024-12-20.md'));

    rmdirSync(taken);
    const next = await desk.nightly('2024-12-21T07:00:00Z');
    expect(next).toMatchObject({ status: 0, stderr: '' });
    expect(next.stdout).toContain('12 月 19 日');
    expect(fileOf(desk, `${NEXT}.md`)).toContain('edition: final');
  });
});
