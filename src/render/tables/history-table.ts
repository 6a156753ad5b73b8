import type { FundRegistry } from '../../model/funds.ts';
import type { DayHistory, Provenance, ToldFigure, ToldTotal } from '../../model/history.ts';
import type { Usd } from '../../model/money.ts';
import type { Instant } from '../../model/time.ts';
import type { ColorScheme } from '../context.ts';
import { etfsOf } from '../words/asset-names.ts';
import { fullNameOf } from '../words/fund-names.ts';
import type { Language } from '../words/language.ts';
import { flowCell } from './figure-tables.ts';
import type { TextRows } from './table.ts';

/** How a source is named, and the step of its figures. */
export type SourceFacts = (id: string) => { label: string; resolutionUsd: Usd };

const SHORT_HASH = 12;
/** Every observation as a table: moment, fund, figure, and the page it was read from. */
export function figuresTable(
  { figures }: DayHistory,
  registry: FundRegistry,
  factsOf: SourceFacts,
  language: Language,
  sayFund = fullNameOf,
  colors?: ColorScheme,
): TextRows {
  const { labels } = language;
  const rows = figures.map((figure) => [
    moment(figure.seenAt, language),
    etfsOf(figure.asset, language),
    fundCell(figure, registry, language, sayFund),
    figure.flowUsd === null
      ? labels.withdrawn
      : flowCell(figure.flowUsd, factsOf(figure.source).resolutionUsd, language, colors),
    ...provenanceCells(figure, factsOf, language),
  ]);
  return [[labels.time, labels.asset, labels.fund, labels.flow, ...provenanceHead(language)], ...rows];
}

/** Every stated Total as a table. */
export function totalsTable(
  { totals }: DayHistory,
  factsOf: SourceFacts,
  language: Language,
  colors?: ColorScheme,
): TextRows {
  const { labels } = language;
  const rows = totals.map((total) => [
    moment(total.seenAt, language),
    etfsOf(total.asset, language),
    flowCell(total.totalUsd, factsOf(total.source).resolutionUsd, language, colors),
    ...provenanceCells(total, factsOf, language),
  ]);
  return [[labels.time, labels.asset, labels.statedTotals, ...provenanceHead(language)], ...rows];
}

/** The editions of the day as a table. */
export function editionsTable({ editions }: DayHistory, language: Language): TextRows {
  const { labels } = language;
  const rows = editions.map(({ writtenAt, edition, title }) => [
    moment(writtenAt, language),
    labels[edition],
    title,
  ]);
  return [[labels.time, labels.edition, labels.title], ...rows];
}

/** The history for programs: moments in UTC, whole US dollars, whole hashes. */
export function historyJson({ figures, totals, editions }: DayHistory, registry: FundRegistry): object {
  return {
    observations: figures.map((figure) => ({
      at: figure.seenAt,
      asset: figure.asset,
      ...tickers(figure, registry),
      flowUsd: figure.flowUsd,
      withdrawn: figure.flowUsd === null,
      ...provenanceJson(figure),
    })),
    totals: totals.map((total) => ({
      at: total.seenAt,
      asset: total.asset,
      totalUsd: total.totalUsd,
      ...provenanceJson(total),
    })),
    editions: editions.map(({ writtenAt, edition, title }) => ({ at: writtenAt, edition, title })),
  };
}

/** Observations, then Totals, one a row, told apart by `kind`. */
export function historyRows({ figures, totals }: DayHistory, registry: FundRegistry): TextRows {
  const head = ['kind', 'at', 'asset', 'ticker', 'former_ticker', 'usd'];
  const figureRow = (figure: ToldFigure) => {
    const { ticker, formerTicker } = tickers(figure, registry);
    const [kind, usd] =
      figure.flowUsd === null ? ['withdrawal', ''] : ['observation', String(figure.flowUsd)];
    return [
      kind,
      figure.seenAt ?? '',
      figure.asset,
      ticker,
      formerTicker ?? '',
      usd,
      ...provenanceRow(figure),
    ];
  };
  const totalRow = (total: ToldTotal) => {
    const usd = String(total.totalUsd);
    return ['total', total.seenAt ?? '', total.asset, '', '', usd, ...provenanceRow(total)];
  };
  return [
    [...head, 'source', 'snapshot', 'page', 'sha256', 'status'],
    ...figures.map(figureRow),
    ...totals.map(totalRow),
  ];
}

const provenanceHead = ({ labels }: Language): string[] => [
  labels.source,
  labels.snapshot,
  labels.page,
  'SHA-256',
  labels.status,
];

function provenanceCells(
  provenance: Provenance,
  factsOf: SourceFacts,
  { labels, bracketed }: Language,
): string[] {
  const { source, snapshot, page, sha256, status, note } = provenance;
  return [
    factsOf(source).label,
    String(snapshot),
    note === null ? page : `${page}${bracketed(labels.released)}`,
    sha256?.slice(0, SHORT_HASH) ?? '—',
    status === null ? '—' : String(status),
  ];
}

function provenanceJson({ source, snapshot, page, url, sha256, status, note }: Provenance): object {
  return { source, snapshot, page, url, sha256, status, note };
}

function provenanceRow({ source, snapshot, page, sha256, status }: Provenance): string[] {
  return [source, String(snapshot), page, sha256 ?? '', status === null ? '' : String(status)];
}

/** Today's name of the fund, and the one it was told under where that was another. */
function tickers({ asset, ticker }: ToldFigure, registry: FundRegistry) {
  const today = registry.canonical(asset, ticker);
  return { ticker: today, formerTicker: today === ticker ? null : ticker };
}

function fundCell(
  figure: ToldFigure,
  registry: FundRegistry,
  language: Language,
  sayFund: typeof fullNameOf,
): string {
  const { ticker, formerTicker } = tickers(figure, registry);
  const name = sayFund(figure.asset, ticker, registry, language);
  return formerTicker === null
    ? name
    : `${name}${language.bracketed(`${language.labels.formerly} ${formerTicker}`)}`;
}

const moment = (at: Instant | null, { labels, time }: Language): string =>
  at === null ? labels.noTime : time(at);
