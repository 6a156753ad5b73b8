/** The headers of an answer. */
interface Headers {
  get(name: string): string | null;
}

/** The server's moment, UTC milliseconds since 1970: Date, and Age where a cache has kept the answer; null where it does not say. */
export function servedAt(headers: Headers): number | null {
  const moment = Date.parse(headers.get('date') ?? '') + Number(headers.get('age') ?? 0) * 1000;
  // what no calendar holds is no moment
  return Number.isNaN(new Date(moment).getTime()) ? null : moment;
}

/** Retry-After in milliseconds: seconds, or a date held against the server's own clock; null where the server does not say. */
export function retryAfterMs(headers: Headers): number | null {
  const text = headers.get('retry-after');
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3}, /.test(text)) return null;
  const [until, date] = [Date.parse(text), Date.parse(headers.get('date') ?? '')];
  return Number.isNaN(until) || Number.isNaN(date) ? null : Math.max(0, until - date);
}
