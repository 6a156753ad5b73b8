import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Ticker } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';
import { SHARED } from './facts.ts';

/** The figures of an item that a newsroom printed; amounts in 万美元 or 亿美元, negative for outflow. */
export interface PrintedItem {
  id: string;
  outlet: string;
  /** a day, or `first/last` of a week */
  trading_day: string;
  asset: KnownAsset;
  period: 'daily' | 'weekly';
  /** A: its body was seen, B: title or part, X: known to be wrong; a known slip of the total stands corrected */
  quality: 'A' | 'B' | 'X';
  /** null where only a fund was printed */
  total_usd_wan: number;
  /** the amount as it was printed, for its last digit */
  total_text: string;
  cum_net_usd_yi: number | null;
  streak: {
    kind: 'inflow_run' | 'outflow_run' | 'first_after_run' | 'record' | 'turned';
    /** how many days or weeks; of a record, which place */
    n: number | null;
    /** the day from which it was said to reach */
    since: Day | null;
  } | null;
  /** whether it says an only, a none, a leader, a zero or a count of funds */
  ranks_funds: boolean;
  funds: readonly { ticker: Ticker; flow_usd_wan: number; cum_usd_yi: number | null }[];
}

const CARRIED = new URL('../../fixtures/published/items.jsonl', import.meta.url);
const WHOLE = path.join(SHARED, 'published/digests.json');

/** All that was printed, well or not, as far as figures go. */
export function printedItems(): PrintedItem[] {
  const lines = readFileSync(CARRIED, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as PrintedItem);
}

/** The weeks that were printed well enough to be held against; a known slip stands there corrected. */
export function printedWeeks(): PrintedItem[] {
  return printedItems().filter(({ period }) => period === 'weekly');
}

/** An item as ../shared holds it, with words. */
interface WholeItem extends Omit<PrintedItem, 'outlet' | 'quality' | 'streak' | 'ranks_funds'> {
  site: string;
  quality: PrintedItem['quality'] | 'C';
  streak: (Omit<NonNullable<PrintedItem['streak']>, 'since'> & { claim_text: string }) | null;
  title_pattern: string;
  notes: string;
}

const RANKING = { daily: /无一|唯一|仅|居首|均为|均无/, weekly: /无一|唯一|仅|居首|处于净流入/ };

/** What ../shared holds of the same items, its words left out; nothing where it is absent. */
export function wholeItems(): PrintedItem[] {
  if (!existsSync(WHOLE)) return [];
  const items = JSON.parse(readFileSync(WHOLE, 'utf8')) as WholeItem[];
  return items.flatMap(({ quality, ...item }) => (quality === 'C' ? [] : [figuresOf({ ...item, quality })]));
}

function figuresOf(item: Omit<WholeItem, 'quality'> & Pick<PrintedItem, 'quality'>): PrintedItem {
  const { id, site, trading_day, asset, period, quality, total_usd_wan, cum_net_usd_yi, streak } = item;
  const [, month = '', date = ''] = /自 ?(\d+) ?月 ?(\d+) ?日/.exec(streak?.claim_text ?? '') ?? [];
  const since = `${trading_day.slice(0, 4)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return {
    ...{ id, outlet: site, trading_day, asset, period, quality, total_usd_wan, cum_net_usd_yi },
    total_text: /(约|接近)?[\d,.]+\s*[亿万]/.exec(item.total_text)?.[0] ?? '',
    streak: streak && { kind: streak.kind, n: streak.n, since: month ? since : null },
    ranks_funds: RANKING[period].test(item.title_pattern + item.notes),
    funds: item.funds.map(({ ticker, flow_usd_wan, cum_usd_yi }) => ({ ticker, flow_usd_wan, cum_usd_yi })),
  };
}
