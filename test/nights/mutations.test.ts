import { describe, expect, test } from 'vitest';
import { importSpoiled } from '../support/mutations/mutation-import.ts';
import { truthOf } from '../support/mutations/mutation-judge.ts';
import { spoilAll, sumOf } from '../support/mutations/mutation-run.ts';
import { SUBJECTS } from '../support/mutations/mutation-subjects.ts';
import { html } from '../support/mutations/mutations.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { joinPage, splitPage } from '../support/publishers/page-parts.ts';

describe('spoiled pages', () => {
  test.each(SUBJECTS.map((subject) => [subject.name, subject] as const))(
    '%s: no crash, no hang, no figure that breaks its row’s sum',
    (_, subject) => {
      const tally = spoilAll(truthOf(subject), 60);
      expect(tally.mutations).toBe(60);
      expect(sumOf(tally.refused)).toBeGreaterThan(0);
      expect(tally.accepted).toBeGreaterThan(0);
    },
  );

  test('a page that is taken apart and put together again is the same page', () => {
    const tight = (text: string) => text.replace(/\s+/g, '');
    for (const { name, original } of SUBJECTS.filter(({ mutator }) => mutator === html))
      expect(tight(joinPage(splitPage(original))) === tight(original), name).toBe(true);
  });

  test('through the import command: refused with a message, or stored soundly', async () => {
    const tally = await importSpoiled(temporaryFolder(), 20);
    expect(tally.accepted + tally.refused).toBe(20);
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(0);
  });
});
