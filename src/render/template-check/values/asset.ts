import type { AssetView, NetAssetsView } from '../../views/asset-view.ts';
import type { RunView } from '../../views/event-view.ts';
import { CROSS_CHECK } from './cross-check.ts';
import { COUNT, FLOW } from './figures.ts';
import { BREADTH, EVENT, FUND, NEW_FUND, RECORD } from './funds.ts';
import { condition, type Described, list, type Schema, text, view } from './schema.ts';
import { TREND } from './trend.ts';

/** What a run is said with, of days and of weeks. */
export const RUN_VALUES: Described<RunView> = {
  run: view(COUNT, 'the run that goes on, from three on'),
  ended: view(COUNT, 'the run that was broken'),
};

/** What stands at the end of a day or a week. */
export const LEVELS_VALUES: Described<NetAssetsView> = {
  cumulative: view(FLOW, 'all flows since launch'),
  netAssets: text('net assets, an amount'),
  ratio: text('net assets in per cent of the coin’s market value'),
  levelsSource: text('the publisher of the net assets, where it is another than that of the flows'),
};

export const ASSET: Schema<AssetView> = {
  name: 'asset',
  about: 'the ETFs of one coin on the day',
  values: {
    name: text('the ETFs'),
    coin: text('the coin'),
    code: text('its letters, in every language'),
    isFirst: condition('the text opens with it'),
    saysSource: condition('it names its publisher: the first does, and one with another publisher'),
    isYesterday: condition('the text says 昨日; else the date'),
    date: text('the trading day'),
    weekday: text('its day of the week'),
    source: text('the publisher'),
    isComplete: condition('the day has a total'),
    isProvisional: condition('some funds have not reported, or two publishers differ'),
    isPending: condition('no fund has reported'),
    isWithdrawn: condition('every figure was taken back after the final edition'),
    isDisputed: condition('another publisher says otherwise; for at most 72 hours'),
    isStatedTotal: condition('the total is the publisher’s own, whatever funds are missing'),
    total: view(FLOW, 'the total; of a day that is not complete the sum of what has been published'),
    ...RUN_VALUES,
    breadth: view(BREADTH, 'how the funds divide'),
    event: view(EVENT, 'what a title says after the amount'),
    record: view(RECORD, 'a record, also where the title says something else'),
    newFunds: list(NEW_FUND, 'funds that report for the first time'),
    funds: list(FUND, 'the funds that are told one by one'),
    missing: text('funds that have not reported, in short, in a list'),
    isManyMissing: condition('more than four: they need a sentence of their own'),
    missingNames: text('the same with their names; from four on in short'),
    ...LEVELS_VALUES,
    trend: view(TREND, 'the last trading days together'),
    opinion: view(CROSS_CHECK, 'what another publisher says'),
  },
};
