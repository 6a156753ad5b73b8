import type { NoticeView } from '../../texts/notice.ts';
import type { DigestView } from '../../views/digest-view.ts';
import { ASSET } from './asset.ts';
import { COUNT } from './figures.ts';
import { condition, list, type Schema, text, view } from './schema.ts';

const CORRECTION: Schema<DigestView['corrections'][number]> = {
  name: 'correction',
  about: 'a printed figure that moved',
  values: {
    etf: text('the ETFs'),
    isTotal: condition('it is the total'),
    isCumulative: condition('it is the cumulative of the ETFs'),
    isTrend: condition('it is the sum of the last days'),
    isTrendBefore: condition('it is the sum of the days before them'),
    isNetAssets: condition('it is the net assets'),
    isFund: condition('it is the flow of a fund'),
    isLifetime: condition('it is the flows of a fund since launch'),
    fund: text('the fund, where it is one'),
    days: view(COUNT, 'how many days the trend has'),
    from: text('what was printed; empty: nothing'),
    to: text('what is right; empty: nothing any more'),
    at: text('when it moved'),
    saysTime: condition('the last of those that moved at one moment'),
  },
};

export const DIGEST: Schema<DigestView> = {
  name: 'digest',
  about: 'a whole digest',
  values: {
    isYesterday: condition('the text says 昨日; else the date'),
    date: text('the trading day'),
    fullDate: text('with its year'),
    weekday: text('its day of the week'),
    isPreliminary: condition('some figure is still to come'),
    isFinal: condition('all are there'),
    isCorrection: condition('a printed figure moved'),
    isTight: condition('the title came out too long and is told again: say the least'),
    lead: view(ASSET, 'the asset of which the title speaks'),
    assets: list(ASSET, 'Bitcoin, then Ethereum'),
    corrections: list(CORRECTION, 'what moved'),
    hasOpinions: condition('some asset was held against another publisher'),
    sources: text('the publishers, in a list'),
    asOf: text('when the newest figure was seen; empty for the history that comes along'),
    disclaimer: text('the line that the settings hold; empty for none'),
  },
};

export const NOTICE: Schema<NoticeView> = {
  name: 'notice',
  about: 'a day without a digest; exactly one of the conditions is true',
  values: {
    fullDate: text('the day'),
    weekday: text('its day of the week'),
    isClosure: condition('a holiday'),
    reason: text('its name'),
    isWeekend: condition('a Saturday or Sunday'),
    isFuture: condition('a day to come'),
    today: text('today in New York'),
    isBeforeLaunch: condition('earlier than the first ETF'),
    etf: text('the ETFs that came first'),
    launch: text('their first day'),
    isPending: condition('no figure has come yet'),
  },
};
