import type { DigestText } from '../../src/render/digest-text.ts';
import { paragraphOf, type ReadDigest, readSentence, readTitle, titled } from './digest-reader.ts';
import { readDays, readFlow, readRun, type Said, type SaidCounts } from './text-reader.ts';

/** What the finished text of one asset's week says, read back from the printed Chinese alone. */
export interface ReadWeek extends ReadDigest {
  /** the trading days of the week, and how many of them went which way */
  days: SaidCounts;
  /** the place by size among all weeks of its direction */
  rank: number | null;
  weekBefore: Said | null;
}

/** @throws where a sentence of the paragraph is none that a weekly has */
export function readWeek(text: DigestText): ReadWeek {
  const [first, ...after] = paragraphOf(text);
  const [, rank] = /^规模居上市以来单周净流[入出]第 (\d+) 位$/.exec(after[0] ?? '') ?? [];
  const [days = '', ...sentences] = rank === undefined ? after : after.slice(1);
  const read: ReadWeek = {
    ...titled(text, first),
    ...readRun(first),
    title: readTitle(text.title),
    days: readDays(days),
    rank: rank === undefined ? null : Number(rank),
    weekBefore: null,
  };
  for (const sentence of sentences) {
    const [, before] = /^前一周（.+?）为(净流[入出] [^，]+)/.exec(sentence) ?? [];
    if (before !== undefined) read.weekBefore = readFlow(before);
    else if (!/以来（.+）累计净流[入出]/.test(sentence)) readSentence(sentence, read);
  }
  return read;
}
