import type { Asset } from '../../model/flow.ts';
import { isSetUp } from '../../settings/config.ts';
import { sourcesFor } from '../../sources/index.ts';
import { pagesOf } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import { NOT_DELIVERED } from '../../store/outages.ts';
import type { RunContext } from '../context.ts';
import { addressOf, mayTryCopy } from '../pages/fetch-page.ts';
import { stampsAhead } from './clock.ts';
import { troubleAtFoot } from './foot.ts';
import { acceptedOf, type Gathered, refusals } from './gather.ts';
import { type Trouble, tellTroubles } from './outages.ts';
import { passedOverDays } from './passed-over-days.ts';
import { troubleOfColumns } from './unread-columns.ts';

/** Tells what went wrong: with the publishers that were asked, with assets that none delivered, with the store's stamps, and with days that nobody reports. */
export function tellAll(
  db: Db,
  gathered: readonly Gathered[],
  { delivered, failed }: Record<'delivered' | 'failed', readonly Asset[]>,
  run: RunContext,
): void {
  const troubles = [
    ...stampsAhead(db, run.config.now),
    ...gathered.flatMap((one) => troublesOf(one, delivered.includes(one.asset), run)),
    ...gathered.flatMap((one) => [...troubleAtFoot(db, one, run), ...troubleOfColumns(db, one, run)]),
    ...failed.map((asset) => notDelivered(asset, gathered, run)),
    ...(gathered.length > 0 ? passedOverDays(db, run) : []),
  ];
  const wasAsked = (source: string, asset: Asset) =>
    gathered.some((one) => one.asset === asset && (source === '' || one.source.id === source));
  db.transaction(() => tellTroubles(db, troubles, wasAsked, run)).immediate();
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
      ? [trouble(NOT_DELIVERED, `warning: ${asset} was not delivered by ${source.id}`)]
      : []),
  ];
}

function notDelivered(asset: Asset, gathered: readonly Gathered[], run: RunContext): Trouble {
  const message = sayNotDelivered(asset, gathered, run);
  return { source: '', asset, what: NOT_DELIVERED, message, isFailure: true, isQuiet: false };
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
