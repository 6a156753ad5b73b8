import type { Asset } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { FlowRecord } from '../measures/records.ts';

/** What decides of which asset a text speaks first. */
export interface Candidate {
  asset: Asset;
  complete: boolean;
  /** the sum of what has been published */
  publishedUsd: Usd | null;
  record: FlowRecord<unknown> | null;
  debuts: readonly unknown[];
  isClassDebut: boolean;
}

/** An asset leads that is so many times as large as each of the others. */
const CLEARLY_LARGER = 1.5;

/**
 * The asset that a title names and a body begins with: the one with a debut or a record since launch, else the one whose
 * amount is more than 1.5 times that of the others, else the first in the order of data/assets.json.
 *
 * @param corrected the asset of which a printed figure moved: then the text is about that
 * @returns null where nothing is told of any
 */
export function leadAsset<One extends Candidate>(
  assets: readonly One[],
  corrected: Asset | null = null,
): One | null {
  const told = assets.filter(({ publishedUsd, complete }) => publishedUsd !== null || complete);
  const mended = told.find(({ asset }) => asset === corrected);
  if (mended) return mended;
  const inTheNews = told.filter(isNews);
  if (inTheNews.length === 1) return inTheNews[0] ?? null;
  const size = ({ publishedUsd }: One) => Math.abs(publishedUsd ?? 0);
  const largest = told.find((one) =>
    told.every((other) => other === one || size(one) > CLEARLY_LARGER * size(other)),
  );
  return largest ?? told[0] ?? null;
}

const isNews = ({ complete, record, debuts, isClassDebut }: Candidate): boolean =>
  complete && (isClassDebut || debuts.length > 0 || record?.since === null);

/** The assets, the one that leads first. */
export function leadFirst<One extends Candidate>(
  assets: readonly One[],
  corrected: Asset | null = null,
): readonly One[] {
  const lead = leadAsset(assets, corrected);
  return lead ? [lead, ...assets.filter((one) => one !== lead)] : assets;
}
