import type { Coverage, StatedTotal } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';
import type { SourceAccount } from '../days/asset-sources.ts';
import { type JudgedDay, type Reported, reportedOf } from '../days/day-state.ts';
import { contradictedSums } from './contradicted-sums.ts';
import type { Finding } from './finding.ts';

/** What the figures of one source are checked with. */
export interface FigureCheck {
  account: SourceAccount;
  coverage: Coverage;
  totals: readonly StatedTotal[];
  /** why a person released the page that a day's row is from; only days of which one did */
  released?: ReadonlyMap<Day, string>;
}

/** A figure so many times as large as any before it is in another unit: from 2024 to August 2026 no record was 1.3 times the last. */
const SCALE_FACTOR = 3;
/** The first weeks that a source tells of have nothing to be held against. */
const SCALE_SESSIONS = 20;

/** Every finding about the figures of one source. */
export function checkFigures(given: FigureCheck): Finding[] {
  return [...sums(given), ...missingDays(given), ...outOfScale(given), ...repeatedRows(given)];
}

type About = Pick<Finding, 'asset' | 'source'>;
const about = ({ account }: FigureCheck): About => ({ asset: account.asset, source: account.source });

function sums(given: FigureCheck): Finding[] {
  return contradictedSums(given.account.days, given.totals, given.coverage).map(
    ({ day, sumUsd, totalUsd }): Finding => {
      const reason = given.released?.get(day);
      const differs = `the funds sum to ${sumUsd}, the publisher's Total is ${totalUsd} (US dollars)`;
      const what = reason === undefined ? differs : `${differs}; the page was released: ${reason}`;
      const weight = reason === undefined ? 'fault' : 'warning';
      const mend = `compare with the page: etf-digest history ${day}`;
      return { check: 'sums', weight, ...about(given), day, what, mend };
    },
  );
}

/**
 * Trading days without a figure between those that have one. A publisher that shows only its newest day leaves some out by
 * nature: a night that was missed cannot be read again.
 */
function missingDays(given: FigureCheck): Finding[] {
  const { days } = given.account;
  const isWhole = given.coverage === 'complete';
  const has = ({ publishedUsd, flow }: JudgedDay) =>
    publishedUsd !== null || flow.laterTotalUsd !== undefined;
  const inner = days.slice(days.findIndex(has), days.findLastIndex(has) + 1);
  return inner
    .filter((day) => !has(day))
    .map(({ day }) => ({
      check: 'calendar',
      weight: isWhole ? 'fault' : 'warning',
      ...about(given),
      day,
      what: 'no figure on a trading day',
      mend: `${isWhole ? 'run etf-digest collect --full' : mendOfShown(given, day)}; if the exchanges were closed, put "closures": [{"day": "${day}"}] into the settings file`,
    }));
}

/** Such a publisher is asked for all that it shows in every run, so that no run brings more. */
function mendOfShown({ account: { asset, source } }: FigureCheck, day: Day): string {
  const command = `etf-digest import FILE --source ${source} --asset ${asset.toLowerCase()}`;
  return `what others say is told by etf-digest history ${day}; only an answer that was saved while this publisher showed the day fills it: ${command}`;
}

/** What is out of scale sets no scale: the next such figure is found, too. */
function outOfScale(given: FigureCheck): Finding[] {
  const findings: Finding[] = [];
  let largest = 0;
  const told = given.account.days.filter(({ flow }) => reportedOf(flow).length > 0);
  told.forEach(({ day, flow }, i) => {
    const reported = reportedOf(flow);
    const isJump = ({ flowUsd }: Reported) =>
      i >= SCALE_SESSIONS && largest > 0 && Math.abs(flowUsd) > SCALE_FACTOR * largest;
    const jumps = reported.filter(isJump);
    for (const { ticker, flowUsd } of jumps) {
      const what = `${ticker} ${flowUsd} is more than ${SCALE_FACTOR} times any figure before it (${largest} US dollars)`;
      const mend = `compare with the page: etf-digest history ${day} ${ticker}`;
      findings.push({ check: 'scale', weight: 'fault', ...about(given), day, what, mend });
    }
    const others = reported.filter((fund) => !jumps.includes(fund));
    largest = Math.max(largest, ...others.map((fund) => Math.abs(fund.flowUsd)));
  });
  return findings;
}

/** Two days with the same figures fund by fund may be a row pasted twice; days without any flow are alike by nature. */
function repeatedRows(given: FigureCheck): Finding[] {
  const seen = new Map<string, Day>();
  return given.account.days.flatMap(({ day, flow }): Finding[] => {
    const reported = reportedOf(flow);
    if (reported.every((fund) => fund.flowUsd === 0)) return [];
    const row = reported.map((fund) => `${fund.ticker} ${fund.flowUsd}`).join(' ');
    const twin = seen.get(row);
    seen.set(row, day);
    if (!twin) return [];
    const what = `every figure equals that of ${twin}`;
    const mend = 'compare with another publisher: it can be right';
    return [{ check: 'repeated rows', weight: 'warning', ...about(given), day, what, mend }];
  });
}
