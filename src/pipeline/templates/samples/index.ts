import type { Sample } from '../../../render/template-check/sample.ts';
import type { Reference } from '../../reference.ts';
import { completeDays } from './complete-days.ts';
import { openDays } from './open-days.ts';
import { otherSources } from './other-sources.ts';
import { silentDays } from './silent-days.ts';
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
