import type { DigestText } from '../../../src/render/texts/digest-text.ts';
import {
  readCounts,
  readCumulative,
  readFlow,
  readFund,
  readRun,
  readTail,
  type Said,
  type SaidCounts,
  type SaidFund,
  type SaidRun,
  type SaidTail,
  type Way,
} from './text-reader.ts';

/** What the finished text of one asset's day says, read back from the printed Chinese alone. */
export interface ReadDigest {
  /** as the title, the short title and the body each say it */
  totals: readonly [Said, Said, Said];
  /** as the body says them */
  run: SaidRun | null;
  ended: SaidRun | null;
  /** as the title says them, with what else it says */
  title: { run: SaidRun | null; ended: SaidRun | null } & SaidTail;
  counts: SaidCounts;
  largest: Record<Way, SaidFund | null>;
  second: SaidFund | null;
  cumulative: Said | null;
}

const TOTAL = /(净流[入出] [\d.]+ [万亿]美元)/;

/** @throws where a sentence of the first paragraph is none that a newsroom item has */
export function readDigest(text: DigestText): ReadDigest {
  const [first, ...sentences] = paragraphOf(text);
  const read: ReadDigest = { ...titled(text, first), ...readRun(first), title: readTitle(text.title) };
  for (const sentence of sentences) readSentence(sentence, read);
  return read;
}

/** The sentences of the first paragraph. */
export function paragraphOf({ body }: DigestText): [string, ...string[]] {
  const [paragraph = ''] = body.split('\n\n');
  const [first = '', ...sentences] = paragraph.split('。').filter((sentence) => sentence !== '');
  return [first, ...sentences];
}

/** The totals, and nothing yet of what the other sentences say. */
export function titled(
  { title, shortTitle }: DigestText,
  first: string,
): Omit<ReadDigest, 'run' | 'ended' | 'title'> {
  return {
    totals: [totalIn(title), totalIn(shortTitle), totalIn(first)],
    counts: { all: 0, in: 0, out: 0, zero: 0 },
    largest: { in: null, out: null },
    second: null,
    cumulative: null,
  };
}

/** What the title says after the amount. */
export function readTitle(title: string): ReadDigest['title'] {
  const tail = title.slice(title.indexOf('，') + 1);
  return { ...readRun(tail), ...readTail(tail) };
}

/** Reads one sentence about funds or the sum since launch. */
export function readSentence(sentence: string, read: ReadDigest): void {
  const counts = readCounts(sentence);
  const fund = readFund(sentence);
  const cumulative = readCumulative(sentence);
  if (counts) read.counts = counts;
  else if (fund?.rank === 'second') read.second = fund;
  else if (fund) read.largest[fund.flow.usd < 0 ? 'out' : 'in'] = fund;
  else if (cumulative) read.cumulative = cumulative;
  else throw new Error(`a sentence that no newsroom prints: ${sentence}`);
}

function totalIn(words: string): Said {
  const [, flow] = TOTAL.exec(words) ?? [];
  if (flow === undefined) throw new Error(`no total in: ${words}`);
  return readFlow(flow);
}
