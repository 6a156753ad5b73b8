import type { Sample } from '../../../render/template-check/sample.ts';
import type { Reference } from '../../reference.ts';
import { completeDays } from './complete-days.ts';
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
  ];
}

/** Days of which there is nothing to say but why. */
function silentDays({ calendar, registry }: Reference): Sample[] {
  const holiday = '2024-11-28';
  const [asset = ''] = registry.codes;
  const closed = (day: string) => ({
    day,
    silence: { why: 'closed' as const, closure: calendar.closureOn(day) },
  });
  return [
    { kind: 'a holiday', ...closed(holiday) },
    { kind: 'a weekend', ...closed('2024-11-02') },
    {
      kind: 'a day to come',
      day: '2026-02-04',
      silence: { why: 'future', today: '2026-02-03' },
    },
    {
      kind: 'before the launch',
      day: '2023-12-29',
      silence: { why: 'before launch', asset, launch: registry.launchOf(asset) },
    },
    { kind: 'not published yet', day: '2024-12-16', silence: { why: 'pending' } },
  ];
}
