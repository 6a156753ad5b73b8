import { EXIT, type ExitStatus } from '../../errors.ts';
import { type PublisherStatus, type Status, statusOf } from '../../pipeline/look-up/status.ts';
import { alignedTable } from '../../render/tables/table.ts';
import type { CommandContext } from '../io.ts';

/** Tells whether the digests are in time: status 1 when they are late, for a monitor. */
export async function runStatus({ io, run, options }: CommandContext): Promise<ExitStatus> {
  const status = statusOf(run);
  io.out(options.format === 'json' ? json(status, run.config.now) : `${alignedTable(lines(status))}\n`);
  return status.late.length > 0 ? EXIT.failed : EXIT.done;
}

function json({ late, unreported, newest, newestFinal, publishers }: Status, checkedAt: string): string {
  const days = unreported.map(({ day, assets }) => ({ tradingDay: day, assets }));
  const told = { schema: 'etf-digest/status/1', checkedAt, isLate: late.length > 0, late, unreported: days };
  return `${JSON.stringify({ ...told, newest: edition(newest), newestFinal: edition(newestFinal), publishers }, null, 2)}\n`;
}

function edition(digest: Status['newest']): object | null {
  if (!digest) return null;
  const { day, title, writtenAt, deliveredAt } = digest;
  return { tradingDay: day, edition: digest.edition, title, writtenAt, deliveredAt };
}

function lines({ late, unreported, newest, newestFinal, publishers }: Status): string[][] {
  const told = (name: string, digest: Status['newest']) => [
    name,
    digest ? `${digest.day}, ${digest.edition}, written ${digest.writtenAt}` : 'none yet',
  ];
  return [
    ...(late.length === 0 ? [['in time', 'nothing is late']] : late.map((why) => ['late', why])),
    ...unreported.map(({ day, assets }) => [
      'unreported',
      `${day}: no publisher reports ${assets.join(', ')}; later days are complete`,
    ]),
    told('newest', newest),
    told('final', newestFinal),
    ...publishers.map(publisherLine),
  ];
}

function publisherLine({ source, asset, askedAt, answeredAt, failing }: PublisherStatus): string[] {
  const name = `${source} ${asset}`;
  if (askedAt === null) return [name, 'never asked'];
  const answered = `answered ${answeredAt ?? 'never'}`;
  return [name, failing ? `${answered}; failing since ${failing.since}: ${failing.what}` : answered];
}
