import { TransportError } from '../errors.ts';

/**
 * Where a redirect leads: elsewhere on the same host, never from https back to http.
 *
 * @param redact takes keys out of what is said of another target
 * @throws TransportError for any other target
 */
export function redirectTarget(location: string, from: URL, redact: (text: string) => string): URL {
  const to = parsed(location, from);
  const upgraded = to?.protocol === 'https:' && from.protocol === 'http:' && to.hostname === from.hostname;
  if (
    to &&
    !to.username &&
    !to.password &&
    (to.origin === from.origin || (upgraded && to.port === '' && from.port === ''))
  )
    return to;
  // a host ends at the first "/": a key is taken out while it is still whole
  const said = parsed(redact(location), from);
  throw new TransportError('the publisher redirects to another host', {
    source: from.href,
    expected: from.host,
    got: said ? `${said.protocol}//${said.host}` : 'no address',
    mend: 'if the publisher has moved for good, set its address, e.g. ETF_DIGEST_FARSIDE_URL',
    answered: true,
  });
}

const parsed = (location: string, from: URL): URL | null =>
  URL.canParse(location, from.href) ? new URL(location, from.href) : null;
