import { expect, test } from 'vitest';
import { importSpoiled } from '../support/mutations/mutation-import.ts';
import { truthOf } from '../support/mutations/mutation-judge.ts';
import { SEED, spoilAll, sumOf, type Tally } from '../support/mutations/mutation-run.ts';
import { SUBJECTS } from '../support/mutations/mutation-subjects.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { AMOUNT } from './amount.ts';
import { report } from './report.ts';

const { mutations: MUTATIONS, imports: IMPORTS } = AMOUNT;

test('thousands of spoiled pages: no crash, no hang, no figure that breaks its row’s sum', () => {
  const tallies: Tally[] = [];
  SUBJECTS.forEach((subject, i) => {
    const done = tallies.reduce((sum, tally) => sum + tally.mutations, 0);
    tallies.push(spoilAll(truthOf(subject), Math.ceil((MUTATIONS - done) / (SUBJECTS.length - i))));
  });
  const total = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0);
  const [accepted, refused] = [total((tally) => tally.accepted), total((tally) => sumOf(tally.refused))];
  const altered = (where: string) => total((tally) => tally.altered.get(where) ?? 0);
  const restated = altered('known day');
  expect(total((tally) => tally.mutations)).toBe(MUTATIONS);
  expect(accepted + refused).toBe(2 * MUTATIONS);
  expect(Math.min(accepted, refused)).toBeGreaterThan(MUTATIONS / 10);
  expect(restated).toBeLessThan((3 * MUTATIONS) / 100);
  report(
    `mutations: ${MUTATIONS} of ${SUBJECTS.length} pages (seed ${SEED}) against an empty store and one that knows the figures: no crash, no sum broken; accepted ${accepted}, refused ${refused}, a known day restated by ${restated} that add up`,
  );
});

test('spoiled pages through the import command', async () => {
  const tally = await importSpoiled(temporaryFolder(), IMPORTS);
  expect(tally.accepted + tally.refused).toBe(IMPORTS);
  expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(IMPORTS / 10);
  report(`mutations: ${IMPORTS} imports: ${tally.accepted} accepted, ${tally.refused} refused`);
});
