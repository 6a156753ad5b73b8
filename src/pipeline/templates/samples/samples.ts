import { asDay, type Day } from '../../../model/time.ts';
import type { Sample } from '../../../render/template-check/sample.ts';
import type { Reference } from '../../reference.ts';
import { completeDays } from './complete-days.ts';
import { editions } from './editions.ts';
import { openDays } from './open-days.ts';
import { otherSources } from './other-sources.ts';
import { stockOf } from './stock.ts';
import { weeks } from './weeks.ts';

/** Every kind of day that templates must be able to tell, made from the bundled history. */
export function samplesOf(reference: Reference): Sample[] {
  const stock = stockOf(reference);
  return [
    ...completeDays(stock),
    ...openDays(stock),
    ...otherSources(stock),
    ...silentDays(reference),
    ...weeks(stock),
    ...editions(stock),
    {
      kind: 'digests that are not printed',
      restDays: reference.calendar.tradingDays(asDay('2024-12-09'), asDay('2024-12-13')),
    },
  ];
}

/** Days of which there is nothing to say but why. */
function silentDays({ calendar, registry }: Reference): Sample[] {
  const holiday = asDay('2024-11-28');
  const [asset = ''] = registry.codes;
  const closed = (day: Day) => ({
    day,
    silence: { why: 'closed' as const, closure: calendar.closureOn(day) },
  });
  return [
    { kind: 'a holiday', ...closed(holiday) },
    {
      kind: 'a closure that was not scheduled',
      day: asDay('2024-12-10'),
      silence: { why: 'closed', closure: { day: asDay('2024-12-10'), reason: null } },
    },
    { kind: 'a weekend', ...closed(asDay('2024-11-02')) },
    {
      kind: 'a day to come',
      day: asDay('2026-02-04'),
      silence: { why: 'future', today: asDay('2026-02-03') },
    },
    {
      kind: 'before the launch',
      day: asDay('2023-12-29'),
      silence: { why: 'before launch', asset, launch: registry.launchOf(asset) },
    },
    { kind: 'not published yet', day: asDay('2024-12-16'), silence: { why: 'pending' } },
    {
      kind: 'never collected',
      day: asDay('2024-12-16'),
      silence: { why: 'missing', command: 'etf-digest collect --full' },
    },
  ];
}
