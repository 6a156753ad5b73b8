import type { DigestText } from '../../../src/render/texts/digest-text.ts';
import type { KnownAsset } from '../known-assets.ts';
import { readClause } from './clause-reader.ts';
import { emptyParagraph, type SaidCounts, type SaidFund, type SaidParagraph } from './paragraph.ts';
import { FLOW, readFlow, readTail, type Said, type SaidTail, type Way } from './text-reader.ts';

/** What a title says: of the asset that leads, of the others, and what comes after the amount. */
export interface ReadTitle extends SaidTail {
  lead: KnownAsset;
  total: Said;
  others: { asset: KnownAsset; total: Said; record: SaidTail['record'] }[];
}

/** What the finished text of one asset's day says, in its form `full`, read back from the printed Chinese alone. */
export interface ReadDigest extends SaidParagraph {
  /** as the title, the short title and the body each say it */
  totals: readonly [Said, Said, Said];
  title: ReadTitle;
  counts: SaidCounts;
  largest: Record<Way, SaidFund | null>;
  /** the fund told after the largest of its direction */
  second: SaidFund | null;
}

const ASSETS: Record<string, KnownAsset> = { 比特币: 'BTC', 以太坊: 'ETH' };
const assetOf = (name: string): KnownAsset => {
  const asset = ASSETS[name];
  if (!asset) throw new Error(`no asset: ${name}`);
  return asset;
};
const TOTAL = new RegExp(`(比特币|以太坊)(?:现货 ETF.*?)?(${FLOW})(?:（[^）]+）)?(?:，(.+))?$`);

/** @throws where a clause of the body is none that a newsroom item has */
export function readDigest(text: DigestText): ReadDigest {
  const [whole, ...more] = readBody(text.body);
  if (!whole || more.length > 0) throw new Error(`not of one asset: ${text.body}`);
  const title = readTitle(text.title);
  const first = (way: Way) => whole.funds.find(({ flow }) => flow.usd < 0 === (way === 'out')) ?? null;
  const largest = { in: first('in'), out: first('out') };
  return {
    ...whole,
    totals: [title.total, totalIn(text.shortTitle), whole.total],
    title,
    counts: whole.counts ?? { all: 0, in: 0, out: 0, zero: 0 },
    largest,
    second: whole.funds.find((fund) => fund !== largest.in && fund !== largest.out) ?? null,
  };
}

/** What the title says, with what follows the amount. */
export function readTitle(title: string): ReadTitle {
  const [lead = '', ...others] = title.replace(/^加密 ETF [^：]+：/, '').split('；');
  const [, name = '', flow = '', tail = ''] = TOTAL.exec(lead) ?? [];
  return {
    ...readTail(tail),
    ...{ lead: assetOf(name), total: readFlow(flow) },
    others: others.map((other) => {
      const [, of = '', total = '', record = ''] = TOTAL.exec(other) ?? [];
      return { asset: assetOf(of), total: readFlow(total), record: readTail(record).record };
    }),
  };
}

/** All paragraphs of a body; one that says more of an asset adds to what was said of it before. */
export function readBody(body: string): SaidParagraph[] {
  const read: SaidParagraph[] = [];
  for (const paragraph of body.split('\n\n')) {
    for (const sentence of paragraph.split('。').filter((words) => words !== ''))
      readSentence(sentence, read);
  }
  return read;
}

const OPENING = new RegExp(
  `^(?:.*[，）]|)(?:美国)?(比特币|以太坊)现货 ETF 总?(${FLOW})(?:（[^）]+）)?(?:，(.+))?$`,
);

function readSentence(sentence: string, read: SaidParagraph[]): void {
  const [, opened, total = '', rest = ''] = OPENING.exec(sentence) ?? [];
  if (opened !== undefined) {
    const one = emptyParagraph(assetOf(opened), readFlow(total));
    read.push(one);
    readClauses(rest, one);
    return;
  }
  const [, subject, said = sentence] = /^(比特币|以太坊)现货 ETF (.+)$/.exec(sentence) ?? [];
  const one = subject === undefined ? read.at(-1) : read.find(({ asset }) => asset === assetOf(subject));
  if (!one) throw new Error(`of which asset: ${sentence}`);
  readClauses(said, one);
}

/** `历史累计` is that of the fund before it in the sentence, else that of all. */
function readClauses(words: string, read: SaidParagraph): void {
  const before = read.funds.length;
  for (const clause of words.split(/[，；]/).filter((one) => one !== '')) {
    const [, lifetime] = new RegExp(`^历史累计(${FLOW})$`).exec(clause) ?? [];
    const fund = read.funds.length > before ? read.funds.at(-1) : undefined;
    if (lifetime !== undefined && fund) fund.lifetime = readFlow(lifetime);
    else readClause(read, clause);
  }
}

function totalIn(words: string): Said {
  const [flow] = new RegExp(FLOW).exec(words) ?? [];
  if (flow === undefined) throw new Error(`no total in: ${words}`);
  return readFlow(flow);
}
