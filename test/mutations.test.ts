import { describe, expect, test } from 'vitest';
import { truthOf } from './support/mutation-judge.ts';
import { spoilAll, sumOf } from './support/mutation-run.ts';
import { SUBJECTS } from './support/mutation-subjects.ts';
import { html } from './support/mutations.ts';
import { joinPage, splitPage } from './support/page-parts.ts';

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
    for (const { name, original } of SUBJECTS.filter(({ mutator }) => mutator === html))
      expect(joinPage(splitPage(original)) === original, name).toBe(true);
  });
});
