import { UsageError } from '../../errors.ts';
import { createHttp, type Http } from '../../http/client.ts';
import { calendarWarning } from '../../model/calendar.ts';
import type { Asset } from '../../model/flow.ts';
import { newYorkDay } from '../../model/time.ts';
import { type Config, isSetUp } from '../../settings/config.ts';
import { keyVariable } from '../../settings/publishers.ts';
import { sourceOf, sourcesFor } from '../../sources/index.ts';
import { pagesOf, type Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import { addressOf, mayTryCopy } from '../pages/fetch-page.ts';
import { askAll } from './ask-all.ts';
import { stampsAhead } from './clock.ts';
import { acceptedOf, type Gathered, refusals } from './gather.ts';
import { type Trouble, tellTroubles } from './outages.ts';
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
    gathered.push(...(await askAll(db, neededOf(db, id, run, always), full, run, http)));
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

/** Tells what went wrong. */
function tellAll(
  db: Db,
  gathered: readonly Gathered[],
  { delivered, failed }: Pick<Collected, 'delivered' | 'failed'>,
  run: RunContext,
): void {
  const troubles = [
    ...stampsAhead(db, run.config.now),
    ...gathered.flatMap((one) => troublesOf(one, delivered.includes(one.asset), run)),
    ...failed.map((asset) => notDelivered(asset, gathered, run)),
  ];
  const wasAsked = (source: string, asset: Asset) =>
    gathered.some((one) => one.asset === asset && (source === '' || one.source.id === source));
  db.transaction(() => tellTroubles(db, troubles, wasAsked, run)).immediate();
}

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
