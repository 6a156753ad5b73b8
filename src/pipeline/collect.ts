import { createHttp, type Http } from '../http.ts';
import { calendarWarning } from '../model/calendar.ts';
import type { Asset } from '../model/flow.ts';
import { newYorkDay } from '../model/time.ts';
import { sourceOf } from '../sources/index.ts';
import type { Db } from '../store/db.ts';
import { appendObservations } from '../store/flows.ts';
import { saveColumns, saveSnapshot } from '../store/snapshots.ts';
import type { RunContext } from './context.ts';
import { mayTryCopy, type PageOutcome } from './fetch-page.ts';
import { type Gathered, gather, refusals } from './gather.ts';

/** What a collect brought. */
export interface Collected {
  delivered: readonly Asset[];
  failed: readonly Asset[];
  /** a page was refused, but another one stood in for it */
  partly: boolean;
}

/** Fetches every enabled asset, then stores all of it in one transaction; tells what was refused and why. */
export async function collect(db: Db, run: RunContext, full: boolean): Promise<Collected> {
  const { config } = run;
  const http = createHttp({
    userAgent: `etf-digest/${run.version} (nightly digest of ETF flows; reads each page once a run)`,
  });
  const gathered: Gathered[] = [];
  for (const asset of config.assets) gathered.push(await gatherFirst(db, asset, full, run, http));
  db.transaction(() => {
    for (const { outcomes } of gathered) for (const outcome of outcomes) storeOutcome(db, outcome);
  }).immediate();
  for (const one of gathered) report(one, run);
  return {
    delivered: gathered.filter((one) => one.accepted).map((one) => one.asset),
    failed: gathered.filter((one) => !one.accepted).map((one) => one.asset),
    partly: gathered.some((one) => one.accepted && one.outcomes.length > 1),
  };
}

/** Tells that the table of closures is about to end. */
export function warnOfCalendar({ config, reference, tell }: RunContext): void {
  const warning = calendarWarning(reference.calendar, newYorkDay(config.now));
  if (warning) tell(`warning: ${warning}`);
}

/** The first source, in order of preference, that delivers the asset; else what the last one said. */
async function gatherFirst(
  db: Db,
  asset: Asset,
  full: boolean,
  run: RunContext,
  http: Http,
): Promise<Gathered> {
  const [first, ...others] = run.config.sources.map(sourceOf);
  if (!first) throw new RangeError('no source is set');
  let gathered = await gather(db, first, asset, full, run, http);
  for (const source of others) {
    if (gathered.accepted) break;
    const next = await gather(db, source, asset, full, run, http);
    gathered = { ...next, outcomes: [...gathered.outcomes, ...next.outcomes] };
  }
  return gathered;
}

/** Keeps the answer, and what it says when it was accepted. Returns how many figures are new. */
export function storeOutcome(db: Db, { snapshot, table }: PageOutcome): number {
  const id = saveSnapshot(db, snapshot);
  if (!table) return 0;
  saveColumns(db, id, snapshot.source, snapshot.asset, table.tickers);
  return appendObservations(db, id, snapshot.source, table);
}

function report(gathered: Gathered, run: RunContext): void {
  const { accepted, asset, outcomes } = gathered;
  for (const warning of accepted?.table.warnings ?? []) run.tell(`warning: ${warning}`);
  const weight = accepted ? 'warning' : 'error';
  for (const error of refusals(gathered)) run.tell(`${weight}: ${asset}: ${error.explain()}`);
  if (accepted && outcomes.length > 1) run.tell(`${asset}: read from ${accepted.snapshot.url} instead`);
  if (!accepted) run.tell(notDelivered(gathered, run));
}

function notDelivered(gathered: Gathered, { config }: RunContext): string {
  const { asset, source } = gathered;
  const failed = `error: ${asset} was not delivered by ${config.sources.join(', ')}; nothing of it was stored`;
  if (!refusals(gathered).some(mayTryCopy)) return failed;
  const page = `${config.baseUrls[source.id] ?? source.defaultBaseUrl}${source.path(asset, 'recent')}`;
  const command = `etf-digest import FILE --source ${source.id} --asset ${asset.toLowerCase()}`;
  return `${failed}\n  to do: if it lasts, save ${page} in a browser and run: ${command}`;
}
