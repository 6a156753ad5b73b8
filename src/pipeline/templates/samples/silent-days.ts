import type { Sample } from '../../../render/template-check/sample.ts';
import type { Reference } from '../../reference.ts';

/** Days of which there is nothing to say but why. */
export function silentDays({ calendar, registry }: Reference): Sample[] {
  const holiday = '2024-11-28';
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
      silence: { why: 'before launch', asset: 'BTC', launch: registry.launchOf('BTC') },
    },
    { kind: 'not published yet', day: '2024-12-16', silence: { why: 'pending' } },
  ];
}
