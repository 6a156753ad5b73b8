import { UsageError } from '../../errors.ts';
import { createHttp, type Http } from '../../http/client.ts';
import { calendarWarning } from '../../model/calendar.ts';
import type { Asset } from '../../model/flow.ts';
import { newYorkDay } from '../../model/time.ts';
import { type Config, isSetUp } from '../../settings/config.ts';
import { keyVariable } from '../../settings/publishers.ts';
import { sourceOf } from '../../sources/index.ts';
import type { Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import { askAll } from './ask-all.ts';
import { acceptedOf, type Gathered, refusals } from './gather.ts';
import { tellAll } from './troubles.ts';
import { firstTurns, neededOf, type Turned } from './whom-to-ask.ts';

/** What a collect brought. */
export interface Collected {
  delivered: readonly Asset[];
  failed: readonly Asset[];
  /** a page was refused, but others stood in for it */
  partly: boolean;
}

/** How a run asks. */
export interface Wish {
  /** every day since launch */
  full: boolean;
  /** whether or not anything can be due, and however lately a publisher has answered */
  always: boolean;
}

/**
 * Asks the publishers whose turn it is for the enabled assets, then the stand-ins that are needed, and stores all that came;
 * tells what was refused and why.
 *
 * @throws UsageError when a source is named that needs a key and has none; EtfDigestError when the machine's clock is wrong
 */
export async function collect(db: Db, run: RunContext, { full, always }: Wish): Promise<Collected> {
  const { config } = run;
  for (const id of config.sources) requireKey(sourceOf(id), run);
  const http = httpOf(run);
  const turns = firstTurns(db, run, always);
  const first = turns.filter(({ turn }) => turn === 'ask');
  const gathered = await askAll(db, first, full, run, http);
  for (const id of config.standIns)
    gathered.push(...(await askAll(db, neededOf(db, id, run, always), full, run, http, gathered)));
  const delivered = config.assets.filter((asset) => isDelivered(asset, turns, gathered));
  const failed = config.assets.filter(
    (asset) => !delivered.includes(asset) && !isLeftForLater(asset, turns, gathered),
  );
  tellAll(db, gathered, { delivered, failed }, run);
  return { delivered, failed, partly: gathered.some((one) => isMissed(one, config)) };
}

/** A publisher has told of it, in this run or before. */
const isDelivered = (asset: Asset, turns: readonly Turned[], gathered: readonly Gathered[]): boolean =>
  turns.some((one) => one.asset === asset && one.turn === 'has told') ||
  gathered.some((one) => one.asset === asset && acceptedOf(one).length > 0);

/** Nobody was asked for it, since all have been a short while ago. */
const isLeftForLater = (asset: Asset, turns: readonly Turned[], gathered: readonly Gathered[]): boolean =>
  turns.some((one) => one.asset === asset && one.turn === 'later') &&
  gathered.every((one) => one.asset !== asset);

/** Of a publisher that only the default asks nothing is missed when it refuses. */
const isMissed = (one: Gathered, config: Config): boolean =>
  isSetUp(one.source.id, config) && refusals(one).length > 0;

const httpOf = ({ config, version }: RunContext): Http =>
  createHttp({
    userAgent: `etf-digest/${version} (nightly digest of ETF flows; reads each page once a run)`,
    timeoutMs: config.timeoutMs,
    secrets: Object.values(config.keys),
  });

/** Tells that the table of closures is about to end. */
export function warnOfCalendar({ config, reference, tell }: RunContext): void {
  const warning = calendarWarning(reference.calendar, newYorkDay(config.now));
  if (warning) tell(`warning: ${warning}`);
}

function requireKey({ id, key }: Source, { config }: RunContext): void {
  if (!key?.required || id in config.keys) return;
  const variable = keyVariable(id);
  throw new UsageError(`${id} needs a key`, {
    expected: `${variable} or ${variable}_FILE`,
    mend: `set one of them, or leave ${id} out of the sources`,
  });
}
