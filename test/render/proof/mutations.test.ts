import { describe, expect, test } from 'vitest';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import { LANGS } from '../../../src/model/lang.ts';
import type { Claim } from '../../../src/render/proof/claim.ts';
import { ProofError, proved } from '../../../src/render/proof/proof.ts';
import { misreading } from '../../../src/render/proof/read-back.ts';
import { createTeller } from '../../../src/render/proof/teller.ts';
import { markedDigest } from '../../../src/render/texts/digest-text.ts';
import { stretchesOf } from '../../../src/render/words/marks.ts';
import { bundledHistory } from '../../support/days/days.ts';
import { assetsOn, tellingsOf } from '../../support/days/digests.ts';
import { wordsIn } from '../../support/days/words.ts';
import { type Spoilt, type SpoiltText, spoilt } from '../../support/mutations/mutate-digest.ts';
import { randomFrom } from '../../support/random.ts';

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

/** Whether the marks of a changed text hold one that reads otherwise than its fact, whatever said it. */
const isMisread = (text: string, claims: readonly Claim[]): boolean =>
  stretchesOf(text).some(({ claim, text: said }) => {
    const told = claims[claim ?? -1];
    return told !== undefined && misreading(told, said) !== null;
  });

describe(`one thing changed in ${TEXTS} texts of the bundled history (${LANGS.join(', ')}; seed ${SEED})`, () => {
  const pick = randomFrom(SEED);
  const tally = new Map<Spoilt, number>();
  const slipped: string[] = [];
  const misread: string[] = [];
  let unspoilt = 0;
  const changed = (sample: Sample, i: number): SpoiltText | null =>
    KINDS.map((_, turn) => KINDS[(i + turn) % KINDS.length] ?? 'digit').reduce<SpoiltText | null>(
      (found, kind) => found ?? spoilt(sample.text, kind, pick),
      null,
    );
  let i = 0;
  for (const sample of samples(pick)) {
    if (i === TEXTS) break;
    prove(sample, sample.text);
    const one = changed(sample, i);
    i += 1;
    if (!one) {
      unspoilt += 1;
      continue;
    }
    tally.set(one.kind, (tally.get(one.kind) ?? 0) + 1);
    try {
      prove(sample, one.text);
      slipped.push(`${one.kind} ${one.change}`);
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
    }
    if (!isMisread(one.text, sample.claims)) misread.push(`${one.kind} ${one.change}`);
  }

  test('is caught every time', () => {
    expect(slipped).toEqual([]);
    expect(unspoilt).toBe(0);
    for (const kind of KINDS) expect(tally.get(kind)).toBeGreaterThan(20);
  });

  test('is seen by the reader alone, without the code that says it', () => {
    expect(misread).toEqual([]);
  });
});
