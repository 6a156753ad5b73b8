import { describe, expect, test } from 'vitest';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import { LANGS } from '../../../src/model/lang.ts';
import { checkProse } from '../../../src/render/proof/check-prose.ts';
import type { Claim } from '../../../src/render/proof/claim.ts';
import { ProofError, proved } from '../../../src/render/proof/proof.ts';
import { createTeller } from '../../../src/render/proof/teller.ts';
import { markedDigest } from '../../../src/render/texts/digest-text.ts';
import { bundledHistory } from '../../support/days/days.ts';
import { assetsOn, tellingsOf } from '../../support/days/digests.ts';
import { wordsIn } from '../../support/days/words.ts';
import { type Spoilt, type SpoiltText, spoilt } from '../../support/mutations/mutate-digest.ts';
import { randomFrom } from '../../support/random.ts';
import { misreadIn } from '../../support/readers/read-through.ts';

const TEXTS = 1000;
const SEED = 20241101;
const KINDS: readonly Spoilt[] = ['digit', 'unit', 'direction', 'numeral'];

const histories = [bundledHistory('BTC'), bundledHistory('ETH')];
const days = histories[0]?.days.map(({ day }) => day) ?? [];
const words = LANGS.map((lang) => wordsIn(lang));

interface Sample {
  text: string;
  claims: readonly Claim[];
  of: (typeof words)[number];
}

/** Texts of the bundled days in turn, in every language and form; the title and the body of each. */
function* samples(pick: () => number): Generator<Sample> {
  for (let i = 0; ; i += 1) {
    const day = days[Math.floor(pick() * days.length)] ?? '';
    const tellings = tellingsOf(day, assetsOn(day, histories), i % 2 === 0 ? 'yesterday' : 'dated');
    for (const of of words) {
      const telling = tellings[Math.floor(pick() * tellings.length)];
      if (!telling) continue;
      const { tradingDay, assets, wording } = telling.facts;
      const facts = digestFacts(tradingDay, assets, wording, []);
      const teller = createTeller(of.language);
      const { title, shortTitle, body, foot } = markedDigest(facts, of, telling.form, teller);
      const text = [title, shortTitle, body, foot].join('\n\n');
      yield { text, claims: teller.claims, of };
    }
  }
}

const prove = ({ claims, of: { language, templates } }: Sample, text: string) =>
  proved({ text, claims, language, names: templates.names });

/** Whether this refuses a text; what is no ProofError is a fault of the program. */
function refuses(judge: () => unknown): boolean {
  try {
    judge();
    return false;
  } catch (error) {
    if (error instanceof ProofError) return true;
    throw error;
  }
}

/** What holds a text against its facts: the proof at run time, the reader of prose, the oracle of the tests. */
const LAYERS: Readonly<Record<string, (sample: Sample, text: string) => boolean>> = {
  proof: (sample, text) => refuses(() => prove(sample, text)),
  prose: ({ claims, of: { language } }, text) =>
    refuses(() => checkProse({ text, claims, language, names: [] })),
  oracle: ({ claims }, text) => misreadIn(text, claims).length > 0,
};

describe(`one thing changed in ${TEXTS} texts of the bundled history (${LANGS.join(', ')}; seed ${SEED})`, () => {
  const pick = randomFrom(SEED);
  const kinds = new Map<Spoilt, number>();
  const caught = new Map<string, number>();
  const slipped: string[] = [];
  const changed = (sample: Sample, i: number): SpoiltText | null =>
    KINDS.map((_, turn) => KINDS[(i + turn) % KINDS.length] ?? 'digit').reduce<SpoiltText | null>(
      (found, kind) => found ?? spoilt(sample.text, kind, pick),
      null,
    );
  const falseAlarms: string[] = [];
  let i = 0;
  for (const sample of samples(pick)) {
    if (i === TEXTS) break;
    const one = changed(sample, i);
    i += 1;
    if (!one) continue;
    kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + 1);
    const layers = Object.entries(LAYERS).filter(([, catches]) => catches(sample, one.text));
    for (const [layer] of layers) caught.set(layer, (caught.get(layer) ?? 0) + 1);
    if (layers.length === 0) slipped.push(`${one.kind} ${one.change}`);
    for (const [layer, catches] of Object.entries(LAYERS))
      if (catches(sample, sample.text)) falseAlarms.push(`${layer}: ${sample.text}`);
  }

  test('is caught every time, and the text without it never', () => {
    expect(slipped).toEqual([]);
    expect(falseAlarms).toEqual([]);
    for (const kind of KINDS) expect(kinds.get(kind)).toBeGreaterThan(20);
    expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBe(TEXTS);
  });

  test('by the proof at run time, and by the oracle without the code that says it; prose alone is blind to digits', () => {
    expect(Object.fromEntries(caught)).toEqual({ proof: TEXTS, oracle: TEXTS });
  });
});
