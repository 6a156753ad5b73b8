import { expect, test } from 'vitest';
import { importSpoiled } from '../support/mutations/mutation-import.ts';
import { truthOf } from '../support/mutations/mutation-judge.ts';
import { SEED, spoilAll, sumOf, type Tally } from '../support/mutations/mutation-run.ts';
import { SUBJECTS } from '../support/mutations/mutation-subjects.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { report } from './report.ts';

const MUTATIONS = 20_000;
const IMPORTS = 300;

test('20,000 spoiled pages: no crash, no hang, no figure that breaks its row’s sum', () => {
  const tallies: Tally[] = [];
  const start = performance.now();
  SUBJECTS.forEach((subject, i) => {
    const done = tallies.reduce((sum, tally) => sum + tally.mutations, 0);
    tallies.push(spoilAll(truthOf(subject), Math.ceil((MUTATIONS - done) / (SUBJECTS.length - i))));
  });
  const total = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0);
  const seconds = (performance.now() - start) / 1000;
  const slowest = tallies.reduce((worst, tally) => (tally.slowestMs > worst.slowestMs ? tally : worst));
  const altered = (where: string) => total((tally) => tally.altered.get(where) ?? 0);
  expect(total((tally) => tally.mutations)).toBe(MUTATIONS);
  report(
    `mutations: ${MUTATIONS} of ${SUBJECTS.length} pages (seed ${SEED}) against an empty store and one that knows the figures: no crash, no sum broken; accepted ${total((tally) => tally.accepted)}, refused ${total((tally) => sumOf(tally.refused))}; ${seconds.toFixed(0)} s, slowest ${slowest.slowestMs.toFixed(0)} ms (${slowest.slowest})`,
  );
  report(
    `mutations: other figures than before, adding up and accepted: ${altered('empty store')} by the empty store, ${altered('new day')} of a new day, ${altered('known day')} of one known day restated; ${total((tally) => tally.alteredWithinTolerance)} of all these by the tolerance alone`,
  );
});

test('300 spoiled pages through the import command', async () => {
  const tally = await importSpoiled(temporaryFolder(), IMPORTS);
  expect(tally.accepted + tally.refused).toBe(IMPORTS);
  report(`mutations: ${IMPORTS} imports: ${tally.accepted} accepted, ${tally.refused} refused`);
});
