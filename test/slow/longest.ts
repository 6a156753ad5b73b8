import { expect } from 'vitest';
import type { Lang } from '../../src/model/lang.ts';
import {
  LONGEST,
  type Longest,
  lengthOf,
  longestIn,
  type Measured,
} from '../support/readers/style-reader.ts';
import { report } from './report.ts';

/** The longest that was written of each part, within its limit. */
export function reportLongest(what: string, lang: Lang, of: Longest): void {
  for (const kind of Object.keys(LONGEST) as Measured[]) {
    const length = lengthOf(of[kind]);
    const longest = longestIn(lang)[kind];
    expect(length, of[kind]).toBeLessThanOrEqual(longest);
    report(`${what}: ${lang}, longest ${kind} ${length} of ${longest}: ${of[kind]}`);
  }
}
