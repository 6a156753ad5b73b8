import { spelling } from './escaped.ts';

/** Takes secrets out of what is kept or said; what holds none is returned as it is. */
export interface Redact {
  text(text: string): string;
  bytes(body: Uint8Array): Uint8Array;
}

const MARK = '[key]';

/**
 * A publisher may repeat the key that it was sent: in a refusal, in a redirect, in the page itself. The key is taken out
 * as it is and as Base64, in upper and lower case, however JSON, HTML and addresses escape it, and in UTF-16: such a page
 * comes back without its NULs.
 */
export function redactor(secrets: readonly string[]): Redact {
  const patterns = secrets
    .filter((secret) => secret !== '')
    .flatMap(formsOf)
    .map((form) => new RegExp(spelling(form), 'gi'));
  const text = (given: string) => patterns.reduce((left, pattern) => left.replace(pattern, MARK), given);
  return { text, bytes: (body) => (patterns.length === 0 ? body : withoutKeys(body, text)) };
}

function withoutKeys(body: Uint8Array, text: Redact['text']): Uint8Array {
  // a byte is a character: what is not ASCII comes back as it was
  const given = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const raw = text(given);
  // UTF-16 writes a character of a key as itself and a NUL
  const dense = raw.includes('\0') ? raw.replaceAll('\0', '') : raw;
  const left = dense === raw ? raw : text(dense);
  if (left === dense && raw === given) return body;
  return Buffer.from(left === dense ? raw : left, 'latin1');
}

function formsOf(secret: string): string[] {
  return [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')];
}
