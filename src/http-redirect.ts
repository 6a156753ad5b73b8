import { TransportError } from './errors.ts';

/**
 * Where a redirect leads: elsewhere on the same host, never from https back to http.
 *
 * @throws TransportError for any other target
 */
export function redirectTarget(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  const upgraded = to?.protocol === 'https:' && from.protocol === 'http:' && to.hostname === from.hostname;
  if (
    to &&
    !to.username &&
    !to.password &&
    (to.origin === from.origin || (upgraded && to.port === '' && from.port === ''))
  )
    return to;
  throw new TransportError('the publisher redirects to another host', {
    source: from.href,
    expected: from.host,
    // no more of it than this: the rest may repeat a key, cut where it cannot be known any more
    got: to ? `${to.protocol}//${to.host}` : 'no address',
    mend: 'if the publisher has moved for good, set its address, e.g. ETF_DIGEST_FARSIDE_URL',
    answered: true,
  });
}
