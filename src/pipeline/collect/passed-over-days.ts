import { type PassedOver, passedOver } from '../../analyse/days/passed-over.ts';
import { START_OF_TIME } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import { readHistories } from '../days/histories.ts';
import { toDeclare } from '../own-data.ts';
import type { Trouble } from './outages.ts';

/** What there is to say of trading days that nobody reports: a closure that was not scheduled, as a rule. */
export function passedOverDays(db: Db, { config, reference }: RunContext): Trouble[] {
  const told = readHistories(db, config, reference, START_OF_TIME, reference.registry.codes);
  return passedOver(told, config.assets).map((passed) => ({
    source: '',
    asset: passed.assets[0] ?? '',
    what: `no publisher reports ${passed.day}`,
    message: sayPassedOver(passed, config),
    isFailure: false,
    isQuiet: false,
  }));
}

function sayPassedOver({ day, assets, wasOpen }: PassedOver, config: Config): string {
  const what = `no publisher reports ${day}, and two later trading days are complete: runs and sums that reach over it are left out`;
  const mend = wasOpen
    ? 'the exchanges were open; run etf-digest collect --full, or import a page that has the day'
    : `if the exchanges were closed, ${toDeclare('closures', { day }, config)}`;
  return `warning: ${assets.join(', ')}: ${what}\n  to do: ${mend}`;
}
