import { UsageError } from '../../errors.ts';
import { createHttp, type Http } from '../../http/client.ts';
import { calendarWarning } from '../../model/calendar.ts';
import type { Asset } from '../../model/flow.ts';
import { newYorkDay } from '../../model/time.ts';
import { isSetUp } from '../../settings/config.ts';
import { keyVariable } from '../../settings/publishers.ts';
import { sourceOf, sourcesFor } from '../../sources/index.ts';
import { pagesOf, type Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import { addressOf, mayTryCopy, type PageOutcome } from '../pages/fetch-page.ts';
import { keepOutcome, withRelease } from '../pages/keep-page.ts';
import { acceptedOf, type Gathered, gather, refusals } from './gather.ts';
import { type Trouble, tellTroubles } from './outages.ts';

/** What a collect brought. */
export interface Collected {
  delivered: readonly Asset[];
  failed: readonly Asset[];
  /** a page was refused, but others stood in for it */
  partly: boolean;
}

/**
 * Asks every source for every enabled asset, then stores all of it in one transaction; tells what was refused and why.
 *
 * @throws UsageError when a source is named that needs a key and has none
 */
export async function collect(db: Db, run: RunContext, full: boolean): Promise<Collected> {
  const { config } = run;
  const sources = config.sources.map(sourceOf);
  for (const source of sources) requireKey(source, run);
  const http = createHttp({
    userAgent: `etf-digest/${run.version} (nightly digest of ETF flows; reads each page once a run)`,
    timeoutMs: config.timeoutMs,
    secrets: Object.values(config.keys),
  });
  const came = await gatherAll(db, sources, full, run, http);
  const gathered = db.transaction(() => came.map((one) => keepGathered(db, one))).immediate();
  const delivered = config.assets.filter((asset) =>
    gathered.some((one) => one.asset === asset && acceptedOf(one).length > 0),
  );
  const failed = config.assets.filter((asset) => !delivered.includes(asset));
  const troubles = [
    ...gathered.flatMap((one) => troublesOf(one, delivered.includes(one.asset), run)),
    ...failed.map((asset) => notDelivered(asset, gathered, run)),
  ];
  const wasAsked = (source: string, asset: Asset) =>
    gathered.some((one) => one.asset === asset && (source === '' || one.source.id === source));
  db.transaction(() => tellTroubles(db, troubles, wasAsked, run)).immediate();
  return { delivered, failed, partly: gathered.some((one) => refusals(one).length > 0) };
}

/** Keeps all that came; a refusal that a person may lift says how. */
function keepGathered(db: Db, gathered: Gathered): Gathered {
  const keep = (outcome: PageOutcome): PageOutcome => {
    const { id } = keepOutcome(db, outcome);
    return outcome.error ? { ...outcome, error: withRelease(outcome.error, id) } : outcome;
  };
  return { ...gathered, pages: gathered.pages.map((outcomes) => outcomes.map(keep)) };
}

/** Tells that the table of closures is about to end. */
export function warnOfCalendar({ config, reference, tell }: RunContext): void {
  const warning = calendarWarning(reference.calendar, newYorkDay(config.now));
  if (warning) tell(`warning: ${warning}`);
}

/** Publishers are asked for what they cover, side by side, so that a silent one costs its own time limit and no more. */
async function gatherAll(
  db: Db,
  sources: readonly Source[],
  full: boolean,
  run: RunContext,
  http: Http,
): Promise<Gathered[]> {
  const { registry } = run.reference;
  const asked = run.config.assets.flatMap((asset) =>
    sources.filter(({ id }) => registry.idsAt(id, asset)).map((source) => ({ asset, source })),
  );
  return Promise.all(asked.map(({ asset, source }) => gather(db, source, asset, full, run, http)));
}

function requireKey({ id, key }: Source, { config }: RunContext): void {
  if (!key?.required || id in config.keys) return;
  const variable = keyVariable(id);
  throw new UsageError(`${id} needs a key`, {
    expected: `${variable} or ${variable}_FILE`,
    mend: `set one of them, or leave ${id} out of the sources`,
  });
}

/** What there is to say of a publisher's answers: warnings, refusals, and that nothing came of it. */
function troublesOf(gathered: Gathered, delivered: boolean, { config }: RunContext): Trouble[] {
  const { asset, source, pages } = gathered;
  const accepted = acceptedOf(gathered);
  const isQuiet = !isSetUp(source.id, config);
  const trouble = (what: string, message: string) => ({
    source: source.id,
    asset,
    what,
    message,
    isFailure: true,
    isQuiet,
  });
  const weight = delivered ? 'warning' : 'error';
  const copies = pages.flatMap((outcomes) => {
    const last = outcomes.at(-1);
    return outcomes.length > 1 && last?.table ? `\n${asset}: read from ${last.snapshot.url} instead` : [];
  });
  const refused = refusals(gathered).map((error) =>
    trouble(error.message, `${weight}: ${asset}: ${error.explain()}`),
  );
  return [
    ...accepted
      .flatMap(({ table }) => table.warnings)
      .map((warning) => ({ ...trouble(warning, `warning: ${warning}`), isFailure: false, isQuiet: true })),
    ...refused.map((one, i) =>
      i === refused.length - 1 ? { ...one, message: one.message + copies.join('') } : one,
    ),
    ...(delivered && accepted.length === 0
      ? [trouble('not delivered', `warning: ${asset} was not delivered by ${source.id}`)]
      : []),
  ];
}

function notDelivered(asset: Asset, gathered: readonly Gathered[], run: RunContext): Trouble {
  const message = sayNotDelivered(asset, gathered, run);
  return { source: '', asset, what: 'not delivered', message, isFailure: true, isQuiet: false };
}

function sayNotDelivered(
  asset: Asset,
  gathered: readonly Gathered[],
  { config, reference: { registry } }: RunContext,
): string {
  if (gathered.every((one) => one.asset !== asset)) {
    const covering = sourcesFor(asset, registry).join(',');
    return `error: ${asset} is not covered by ${config.sources.join(', ')}; nothing was asked\n  to do: name another with --source: ${covering}`;
  }
  const failed = `error: ${asset} was not delivered by ${config.sources.join(', ')}; nothing of it was stored`;
  const refusing = gathered.find((one) => one.asset === asset && refusals(one).some(mayTryCopy));
  const [request] = refusing ? pagesOf(refusing.source, asset, 'recent', registry).flat() : [];
  if (!refusing || !request || request.body !== undefined) return failed;
  const page = addressOf(refusing.source, request, config);
  const command = `etf-digest import FILE --source ${refusing.source.id} --asset ${asset.toLowerCase()}`;
  return `${failed}\n  to do: if it lasts, save ${page} in a browser and run: ${command}`;
}
