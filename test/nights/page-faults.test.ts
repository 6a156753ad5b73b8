import { expect, test } from 'vitest';
import { contentsOf } from '../support/days/contents.ts';
import { folderWithStore } from '../support/program/make-store.ts';
import { FIRST_NIGHT as NIGHT_BEFORE, storeDesk } from '../support/program/store-desk.ts';
import type { Fault } from '../support/publishers/faults.ts';

const NIGHT = '2024-12-18T06:30:00Z';
const NEXT = '2024-12-18T07:30:00Z';
const TITLE = '加密 ETF 12 月 17 日数据概况：比特币现货 ETF 昨日总净流入 4.94 亿美元，连续 14 日净流入';

/** What a folder holds where no page has come yet. */
const bundledContents = async () => contentsOf(await folderWithStore());

const FAILING: [Fault, RegExp][] = [
  ['empty', /this is empty, not a page/],
  ['garbage', /this is binary data, not a page/],
  ['gzip-bomb', /the answer is too large\n {2}expected: at most 16 MB/],
  ['missing-total', /the header of the flow table is not understood/],
  ['duplicate-row', /the days do not go forward/],
  ['dates-us', /the date \d\d\/\d\d\/\d{4} can be read in two ways/],
];
const KINDS = ['on a first run', 'after a good night'] as const;

test.each(FAILING.flatMap(([fault, reason]) => KINDS.map((kind) => ({ fault, reason, kind }))))(
  '$fault $kind: the address and the reason are told, nothing is kept, the next run recovers',
  async ({ fault, reason, kind }) => {
    const { folder, publisher, nightly } = await storeDesk();
    if (kind === 'after a good night') await nightly(NIGHT_BEFORE);
    const before = kind === 'after a good night' ? contentsOf(folder) : await bundledContents();
    publisher.faults.set('*', fault);
    const refused = await nightly(NIGHT);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(reason);
    for (const page of ['btc', 'eth']) expect(refused.stderr).toContain(`${publisher.url}/${page}/: `);
    expect(contentsOf(folder)).toEqual(before);

    publisher.faults.clear();
    const next = await nightly(NEXT);
    expect(next.status).toBe(0);
    for (const line of next.stderr.trim().split('\n'))
      expect(line).toMatch(/ is delivered again; | is well again; /);
    expect(next.stdout).toContain(TITLE);
  },
);

test.each(['latin1', 'extra-column'] as const)('%s is read as the page is', async (fault) => {
  const { folder, publisher, nightly } = await storeDesk();
  const calm = await storeDesk();
  expect(await calm.nightly(NIGHT)).toMatchObject({ status: 0, stderr: '' });
  publisher.faults.set('*', fault);
  const read = await nightly(NIGHT);
  expect(read).toMatchObject({ status: 0, stdout: expect.stringContaining(TITLE) });
  if (fault === 'extra-column') expect(read.stderr).toContain('unknown BTC fund NEWF');
  else expect(read.stderr).toBe('');
  expect(contentsOf(folder)).toEqual(contentsOf(calm.folder));
});
