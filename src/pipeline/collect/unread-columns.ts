import type { Asset } from '../../model/flow.ts';
import type { Source } from '../../sources/source.ts';
import { unreadColumns } from '../../store/columns.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import { importOfAllDays } from '../days/at-foot.ts';
import type { Trouble } from './outages.ts';

/** What there is to say of columns whose past nobody could read: the page of all days was refused. */
export function troubleOfColumns(
  db: Db,
  { asset, source: { id, coverage } }: { asset: Asset; source: Source },
  { config, reference: { registry } }: RunContext,
): Trouble[] {
  if (coverage === 'partial') return [];
  return unreadColumns(db, id, asset, registry.launchOf(asset), config.now).map(({ ticker, from }) => {
    const what = `the column of ${ticker} is unread before ${from}`;
    return {
      source: id,
      asset,
      what,
      message: `warning: ${asset}: ${id}: ${what}: sums and runs that reach over it are left out\n  to do: if it lasts, ${importOfAllDays(id, asset)}`,
      isFailure: false,
      isQuiet: false,
    };
  });
}
