/** Takes secrets out of what is kept or said; what holds none is returned as it is. */
export interface Redact {
  text(text: string): string;
  bytes(body: Uint8Array): Uint8Array;
}

const MARK = '[key]';

/**
 * A publisher may repeat the key that it was sent: in a refusal, in a redirect, in the page itself. The key is taken out
 * as it is, as addresses and JSON write it, and as Base64, in upper and lower case.
 *
 * @param secrets of ASCII
 */
export function redactor(secrets: readonly string[]): Redact {
  const forms = secrets.filter((secret) => secret !== '').flatMap((secret) => [secret, base64(secret)]);
  if (forms.length === 0) return { text: (given) => given, bytes: (body) => body };
  const pattern = new RegExp(forms.map(written).join('|'), 'gi');
  const text = (given: string) => given.replace(pattern, MARK);
  return { text, bytes: (body) => withoutKeys(body, text) };
}

function withoutKeys(body: Uint8Array, text: Redact['text']): Uint8Array {
  // a byte is a character: what is not ASCII comes back as it was
  const given = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const left = text(given);
  return left === given ? body : Buffer.from(left, 'latin1');
}

const base64 = (secret: string): string => Buffer.from(secret).toString('base64').replace(/=+$/, '');

/** The source of a regular expression: each character as it is, after a backslash (JSON) or in hexadecimal (%2F). */
function written(text: string): string {
  return [...Buffer.from(text).toString('hex').matchAll(/../g)]
    .map(([hex]) => String.raw`\\?(?:\x${hex}|%${hex})`)
    .join('');
}
