import { EtfDigestError, LayoutError, shorten, UsageError } from '../../errors.ts';
import type { Asset, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { isJson } from '../../sources/formats/file-kinds.ts';
import { assetOf, OtherAssetError } from '../../sources/formats/funds-of.ts';
import { readable } from '../../sources/formats/readable.ts';
import { SOURCES } from '../../sources/index.ts';
import type { RawPage, Source } from '../../sources/source.ts';
import { unreadable } from '../pages/fetch-page.ts';

/** Whose page a file is, and of which asset. */
export interface Recognised {
  source: Source;
  asset: Asset;
}

/** What the command line says of it; null is to be told from the content. */
export interface Hints {
  source: Source | null;
  /** one of these */
  assets: readonly Asset[] | null;
}

/**
 * Tells publisher and asset from the bytes: exactly one publisher's parser must understand them, and the funds name the asset.
 *
 * @throws UsageError saying what was found and which flags to give, LayoutError for what no parser could understand
 */
export function recognise(page: RawPage, hints: Hints, registry: FundRegistry): Recognised {
  const [text, sources] = [readable(page), hints.source ? [hints.source] : SOURCES];
  const tried = sources.map((source) => attempt(source, text, registry));
  const all = tried.filter((one) => one.table !== null);
  // a copy of a publisher's table is that publisher's
  const fits = all.filter(({ source }) => !all.some((other) => source.repeats.includes(other.source.id)));
  const [fit, other] = fits;
  if (!fit) throw unknown(text, tried, hints, registry);
  if (other) throw severalPublishers(fits, registry);
  return { source: fit.source, asset: chosen(fit, hints, registry) };
}

type Attempt =
  | { source: Source; table: FlowTable; error: null }
  | { source: Source; table: null; error: EtfDigestError };

function attempt(source: Source, page: RawPage, registry: FundRegistry): Attempt {
  const covered = registry.codes.filter((asset) => registry.idsAt(source.id, asset) !== null);
  const tried = covered.map((asset) => () => parsedAs(source, page, asset, registry));
  let refusal: EtfDigestError | null = null;
  for (const parse of tried) {
    const { table, error } = parse();
    if (table) return { source, table, error: null };
    // what a page of another asset misses is no news of this one
    if (refusal === null || refusal instanceof OtherAssetError) refusal = error;
  }
  return { source, table: null, error: refusal ?? new LayoutError('the publisher covers no asset') };
}

function parsedAs(source: Source, page: RawPage, asset: Asset, registry: FundRegistry) {
  try {
    const table = source.parse(page, asset, registry);
    if (table.rows.length > 0) return { table, error: null };
    throw new LayoutError('the table has no dated row', { expected: 'days with figures', got: 'none' });
  } catch (error) {
    return { table: null, error: error instanceof EtfDigestError ? error : unreadable(error) };
  }
}

type Fit = Extract<Attempt, { error: null }>;

function chosen({ source, table }: Fit, { assets }: Hints, registry: FundRegistry): Asset {
  const told = assetOf(table.tickers, registry);
  const [only, ...others] = assets ?? [];
  if (told === null) {
    if (only && others.length === 0) return only;
    const found = `${spanOf({ source, table, error: null })}, and no fund that names the asset`;
    throw which('which asset is this?', found, [source], registry);
  }
  if (only && !assets?.includes(told)) throw new OtherAssetError(told, only, table.tickers);
  return told;
}

const severalPublishers = (fits: readonly Fit[], registry: FundRegistry): UsageError =>
  which(
    'whose table is this?',
    fits.map(spanOf).join('; '),
    fits.map(({ source }) => source),
    registry,
  );

const spanOf = ({ source, table: { rows, tickers } }: Fit): string =>
  `${rows.length} days of ${source.label} from ${rows[0]?.day} to ${rows.at(-1)?.day}${tickers.length === 0 ? ', totals alone' : ''}`;

/** JSON may be any publisher's; of all else the reader of tables says best what is wrong. */
function unknown(
  page: RawPage,
  tried: readonly Attempt[],
  { source }: Hints,
  registry: FundRegistry,
): EtfDigestError {
  const [first] = tried;
  if (first?.error && (source || !isJson(page.body))) return first.error;
  const start = new TextDecoder().decode(page.body.subarray(0, 200));
  const found = `JSON that no publisher’s reader understands: ${shorten(start, 80)}`;
  return which('whose JSON is this?', found, SOURCES, registry);
}

const which = (
  question: string,
  found: string,
  sources: readonly Source[],
  { codes }: FundRegistry,
): UsageError =>
  new UsageError(question, {
    expected: `--source ${sources.map(({ id }) => id).join(' or ')} --asset ${codes.join(' or ').toLowerCase()}`,
    got: found,
    mend: 'give --source and --asset; with both of them a refusal says what does not fit',
  });
