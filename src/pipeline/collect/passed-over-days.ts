import { type PassedOver, passedOver } from '../../analyse/days/passed-over.ts';
import type { Asset } from '../../model/flow.ts';
import { START_OF_TIME } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import { readHistories } from '../days/histories.ts';
import { toDeclare } from '../own-data.ts';
import type { Trouble } from './outages.ts';

/** In September 2001 the exchanges were closed for four sessions, longer than ever since 1933. */
const LONGEST_CLOSURE = 4;

/** What there is to say of trading days that nobody reports: a closure that was not scheduled, as a rule. */
export function passedOverDays(db: Db, { config, reference }: RunContext): Trouble[] {
  const told = readHistories(db, config, reference, START_OF_TIME, reference.registry.codes);
  const days = passedOver(told, config.assets);
  if (days.length > LONGEST_CLOSURE) return [hole(days)];
  return days.map((passed) => ({
    ...about(passed.assets),
    what: `no publisher reports ${passed.day}`,
    message: sayPassedOver(passed, config),
  }));
}

const about = ([asset = '']: readonly Asset[]) => ({ source: '', asset, isFailure: false, isQuiet: false });

/** So many days that pages leave out were no closure. */
function hole(days: readonly PassedOver[]): Trouble {
  const assets = [...new Set(days.flatMap((passed) => passed.assets))];
  const what = 'no publisher reports several of the newest trading days';
  const which = `${days.length} from ${days[0]?.day} to ${days.at(-1)?.day}`;
  return {
    ...about(assets),
    what,
    message: `warning: ${assets.join(', ')}: ${what}, ${which}: runs and sums that reach over them are left out\n  to do: run etf-digest collect --full, or import a page that has them`,
  };
}

function sayPassedOver({ day, assets, wasOpen }: PassedOver, config: Config): string {
  const what = `no publisher reports ${day}, and two later trading days are complete`;
  const mend = wasOpen
    ? 'the exchanges were open; run etf-digest collect --full, or import a page that has the day'
    : `if the exchanges were closed, ${toDeclare('closures', { day }, config)}`;
  return `warning: ${assets.join(', ')}: ${what}: runs and sums that reach over it are left out\n  to do: ${mend}`;
}
