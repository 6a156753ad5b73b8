import { expect, test } from 'vitest';
import { truthOf } from '../support/mutation-judge.ts';
import { SEED, spoilAll, sumOf, type Tally } from '../support/mutation-run.ts';
import { SUBJECTS } from '../support/mutation-subjects.ts';
import { report } from './report.ts';

const MUTATIONS = 20_000;

test('20,000 spoiled pages: no crash, no hang, no figure that breaks its row’s sum', () => {
  const tallies: Tally[] = [];
  const start = performance.now();
  SUBJECTS.forEach((subject, i) => {
    const done = tallies.reduce((sum, tally) => sum + tally.mutations, 0);
    tallies.push(spoilAll(truthOf(subject), Math.ceil((MUTATIONS - done) / (SUBJECTS.length - i))));
  });
  const total = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0);
  const slowest = tallies.reduce((worst, tally) => (tally.slowestMs > worst.slowestMs ? tally : worst));
  const refused = total((tally) => sumOf(tally.refused));
  const altered = total((tally) => sumOf(tally.altered));
  expect(total((tally) => tally.mutations)).toBe(MUTATIONS);
  report(
    `mutations: ${MUTATIONS} of ${SUBJECTS.length} pages (seed ${SEED}), each against an empty store and one that knows the figures: no crash; ${total((tally) => tally.accepted)} accepted, ${refused} refused (${(performance.now() - start) / 1000} s)`,
  );
  report(`mutations: slowest ${Math.round(slowest.slowestMs)} ms (${slowest.slowest})`);
  report(
    `mutations: ${altered} accepted with other figures than before, adding up; ${total((tally) => tally.alteredWithinTolerance)} of these by the tolerance alone`,
  );
  for (const tally of tallies) for (const [what, n] of tally.altered) if (n > 3) report(`  zz ${n} ${what}`);
});
