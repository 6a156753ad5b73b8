/** Takes secrets out of what is kept or said; what holds none is returned as it is. */
export interface Redact {
  text(text: string): string;
  bytes(body: Uint8Array): Uint8Array;
}

const MARK = '[key]';

/**
 * A publisher may repeat the key that it was sent: in a refusal, in a redirect, in the page itself. The key is taken out
 * as it is and as addresses, JSON and Base64 write it.
 */
export function redactor(secrets: readonly string[]): Redact {
  const forms = [...new Set(secrets.filter((secret) => secret !== '').flatMap(formsOf))];
  // the longest first: a form may hold another
  forms.sort((a, b) => b.length - a.length);
  const text = (given: string) => forms.reduce((left, form) => left.replaceAll(form, MARK), given);
  return {
    text,
    bytes: (body) => {
      const bytes = Buffer.from(body);
      return forms.some((form) => bytes.includes(form))
        ? Buffer.from(text(bytes.toString('latin1')), 'latin1')
        : body;
    },
  };
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64.replace(/=+$/, '')];
}
