import { TransportError } from '../errors.ts';

const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);
const MEGABYTE = 1024 * 1024;

/** Whether a connection broke off under way, so that asking again may help. */
export function isBroken(error: unknown): boolean {
  return BROKEN.has(codeOf(error));
}

/** An answer past a size limit. */
export function tooLarge(url: string, limit: number): TransportError {
  return new TransportError('the answer is too large', {
    source: url,
    expected: `at most ${limit / MEGABYTE} MB`,
    answered: true,
  });
}

/** What a failed request means, in words; anything that is no Error is returned as it is. */
export function asTransportError(
  error: unknown,
  url: string,
  { timeoutMs, maxRawBytes }: { timeoutMs: number; maxRawBytes: number },
): unknown {
  if (error instanceof TransportError || !(error instanceof Error)) return error;
  const source = url;
  const code = codeOf(error);
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return new TransportError(`no whole answer within ${timeoutMs / 1000} s`, {
      source,
      mend: 'the next run tries again; if it lasts, open the page in a browser',
      answered: false,
      silent: true,
      cause: error,
    });
  }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return tooLarge(url, maxRawBytes);
  const reason = error.cause instanceof Error ? error.cause.message || code : error.message;
  const got = [reason, code].filter((text, i, all) => text && all.indexOf(text) === i).join(' ');
  if (/^Z_/.test(code)) {
    const mend = 'the next run tries again; if it lasts, open the page in a browser';
    return new TransportError('the answer cannot be decompressed', {
      source,
      got,
      mend,
      answered: true,
      cause: error,
    });
  }
  return new TransportError(
    isBroken(error) ? 'the connection broke off' : 'the publisher cannot be reached',
    { source, got, mend: 'check the network; the next run tries again', answered: false, cause: error },
  );
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? '' : codeOf(error.cause);
}
