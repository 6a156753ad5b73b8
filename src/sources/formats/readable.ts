import type { RawPage } from '../source.ts';
import { requireNoChallenge, requireText } from './file-kinds.ts';
import { decodeText } from './html.ts';
import { htmlOfMhtml, isMhtml } from './mhtml.ts';
import { unwrapped } from './unwrap.ts';

const UTF8 = 'text/plain; charset=utf-8';

/**
 * Bytes as a publisher's parser reads them: UTF-16 becomes UTF-8, of a page in a single file and of a reader
 * proxy's JSON the page within is taken; all else stays as it is.
 *
 * @throws LayoutError naming what the bytes are where they are no text, no page or a challenge to a browser
 */
export function readable(page: RawPage): RawPage {
  const utf16 = utf16Of(page.body);
  const text = utf16 ? fromUtf16(page.body, utf16) : page;
  requireText(text.body);
  const bytes = Buffer.from(text.body).toString('latin1');
  const read = isMhtml(bytes) ? htmlOfMhtml(bytes) : unwrapped(text);
  requireNoChallenge(decodeText(read));
  return read;
}

type Utf16 = 'utf-16le' | 'utf-16be';

/** Of UTF-16 without a byte order mark nearly every other byte is zero, as figures and tags are ASCII. */
function utf16Of(bytes: Uint8Array): Utf16 | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 512);
  const zeros = [0, 1].map(
    (parity) => start.filter((byte, i) => byte === 0 && i % 2 === parity).length / (start.length / 2),
  );
  const [even = 0, odd = 0] = zeros;
  if (odd > 0.6 && even < 0.1) return 'utf-16le';
  return even > 0.6 && odd < 0.1 ? 'utf-16be' : null;
}

function fromUtf16(bytes: Uint8Array, encoding: Utf16): RawPage {
  return { body: new TextEncoder().encode(new TextDecoder(encoding).decode(bytes)), contentType: UTF8 };
}
