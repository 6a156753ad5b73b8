import { type EtfDigestError, LayoutError } from '../../errors.ts';
import { howToSave, isJson } from '../../sources/formats/file-kinds.ts';
import { OtherAssetError } from '../../sources/formats/funds-of.ts';
import type { RawPage } from '../../sources/source.ts';

const LOOK = 'the publisher refused the page or changed its layout: look at the page in a browser';

/** The error of a page that is not understood, with what to do: about the file that was imported, or the page that was fetched. */
export function withMend(error: EtfDigestError, via: string, { body }: RawPage): EtfDigestError {
  if (!(error instanceof LayoutError) || error.steps.length > 0) return error;
  if (via !== 'import') return isJson(body) ? error : error.with({ mend: LOOK });
  if (error instanceof OtherAssetError)
    return error.with({ mend: `import it with --asset ${error.asset.toLowerCase()}` });
  return error.with({ mend: howToSave(body) });
}
