import type { DigestText } from '../../../src/render/texts/digest-text.ts';
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
  const [, rank] = /^这是上市以来第 (\d+) 大单周净流[入出]$/.exec(after[0] ?? '') ?? [];
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
    const before = readBefore(sentence);
    if (before) read.weekBefore = before;
    else if (!/以来（.+）累计净流[入出]/.test(sentence)) readSentence(sentence, read);
  }
  return read;
}

/** `单周净流入较前一周（…）的 9.98 亿美元多 12.23 亿美元`, and `前一周（…）为净流出 2460 万美元` where the sign differs. */
function readBefore(sentence: string): Said | null {
  const [, way = '', amount = ''] =
    /^单周(净流[入出])较前一周（.+?）的 (.+?美元)[多少] .+美元$/.exec(sentence) ?? [];
  if (amount !== '') return readFlow(`${way} ${amount}`);
  const [, flow = ''] = /^前一周（.+?）为(净流[入出] .+)$/.exec(sentence) ?? [];
  return flow === '' ? null : readFlow(flow);
}
