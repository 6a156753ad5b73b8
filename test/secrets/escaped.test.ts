import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LayoutError } from '../../src/errors.ts';
import { fetchPage } from '../../src/pipeline/pages/fetch-page.ts';
import { loadReference } from '../../src/pipeline/reference.ts';
import { redactor } from '../../src/secrets/redact.ts';
import { resolveConfig } from '../../src/settings/config.ts';
import { sosovalue } from '../../src/sources/publishers/sosovalue.ts';
import { runProgram, temporaryFolder } from '../support/program/program.ts';
import { everythingIn, unescaped } from '../support/readers/traces.ts';

const NOW = '2024-12-17T06:30:00Z';
const KEY = 'Zq7Marked/soso&0123+456789==';
// a part of it is too much as well
const TRACE = /zq7marked/i;

const each = (write: (hex: string, code: number, character: string) => string) =>
  [...KEY]
    .map((one) => write(one.charCodeAt(0).toString(16).padStart(2, '0'), one.charCodeAt(0), one))
    .join('');
const NAMES: Record<string, string> = { '/': '&sol;', '&': '&amp;', '+': '&plus;', '=': '&equals;' };
const WRITINGS: Record<string, string> = {
  'with \\/': KEY.replaceAll('/', '\\/'),
  'with \\/ within JSON within JSON': KEY.replaceAll('/', '\\\\\\/'),
  'as \\uXXXX': each((hex) => `\\u00${hex}`),
  'as \\uXXXX in capitals': each((hex) => `\\u00${hex.toUpperCase()}`),
  'as \\uXXXX within JSON within JSON': each((hex) => `\\\\u00${hex}`),
  'in upper case': KEY.toUpperCase(),
  'in lower case': KEY.toLowerCase(),
  'as &#x4d;': each((hex) => `&#x${hex};`),
  'as &#77;': each((_, code) => `&#${code};`),
  'with &amp; and other names': each((_, __, one) => NAMES[one] ?? one),
  'with &amp;amp;': KEY.replace('&', '&amp;amp;'),
  'as HTML within JSON': each((hex) => `\\u0026#x${hex};`),
  'as %4D': each((hex) => `%${hex}`),
  'as %254D': each((hex) => `%25${hex}`),
};
const ENCODINGS: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-16LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 without a mark': (text) => Buffer.from(text, 'utf16le'),
};
const CASES = Object.keys(ENCODINGS).flatMap((encoding) =>
  Object.entries(WRITINGS).map(([name, writing]) => ({ encoding, name, writing })),
);

describe('the redactor takes out a key', () => {
  test.each(CASES)('$name, in $encoding', ({ encoding, writing }) => {
    const body = ENCODINGS[encoding]?.(`{"code":1,"msg":"no ${writing} here"}`) ?? Buffer.alloc(0);
    const left = Buffer.from(redactor(['another-key', KEY]).bytes(body)).toString('latin1');
    expect(unescaped(body.toString('latin1'))).toMatch(TRACE);
    expect(unescaped(left)).not.toMatch(TRACE);
    expect(left).toMatch(/"no \\?\[key\] here"/);
  });

  test.each(['odd\\key"0123', '100%25key&amp;', "'\\\\n~`^|{}<>?;:,.@!$*()[]-_#"])(
    'of odd characters: %s',
    (key) => {
      const ways = [key, JSON.stringify(key), encodeURIComponent(key), Buffer.from(key).toString('base64')];
      const { text } = redactor([key]);
      for (const way of ways) expect(text(`<${way}>`)).toMatch(/^<"?\[key\]=*"?>$/);
    },
  );
});

test.each(Object.entries(ENCODINGS))(
  'a page without a trace of a key is the same object, in %s',
  (_, encode) => {
    const body = encode('{"a":"\\/ \\u00e9 &amp; %25 Zq7 \0 Fonds für 比特币"}');
    expect(redactor([KEY]).bytes(body)).toBe(body);
    expect(redactor([]).bytes(body)).toBe(body);
  },
);

/** Repeats the key to every request, in another writing and encoding each time, for as long as there are any left. */
async function startEcho(answer: 'refusal' | 'answer' | 'redirect') {
  const waiting = [...CASES];
  const server = http.createServer((_, response) => {
    const { encoding, writing } = waiting.shift() ?? CASES[0] ?? { encoding: '', writing: '' };
    if (answer === 'redirect') return void response.writeHead(302, { location: `https://${writing}/` }).end();
    const body = ENCODINGS[encoding]?.(`{"code":1,"msg":"no ${writing} here"}`);
    const type = encoding.startsWith('UTF-16LE') ? 'application/json; charset=utf-16le' : 'application/json';
    response.writeHead(answer === 'refusal' ? 403 : 200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, waiting };
}

test.each(['refusal', 'answer', 'redirect'] as const)('no writing of a key in a %s stays', async (answer) => {
  const folder = temporaryFolder();
  const { url, waiting } = await startEcho(answer);
  const ids = ['SOSOVALUE', 'CRYPTOETF', 'COINGLASS'];
  const env = Object.fromEntries(
    ids.flatMap((id) => [
      [`ETF_DIGEST_${id}_URL`, url],
      [`ETF_DIGEST_${id}_KEY`, KEY],
    ]),
  );
  const args = ['collect', '--empty', '--db', 't.db', '--source', ids.join(',').toLowerCase(), '--now', NOW];
  let said = '';
  // in a redirect there are no encodings
  const enough = answer === 'redirect' ? CASES.length - Object.keys(WRITINGS).length : 0;
  while (waiting.length > enough) {
    const { stdout, stderr } = await runProgram(args, { cwd: folder, env });
    said += stdout + stderr;
  }
  expect(said).toContain({ refusal: 'status 403', answer: '[key]', redirect: 'another host' }[answer]);
  expect(unescaped(said + everythingIn(folder))).not.toMatch(TRACE);
});

test('what a parser quotes holds no key, though the bytes of the page showed none', async () => {
  const env = { ETF_DIGEST_SOSOVALUE_KEY: KEY };
  const config = resolveConfig({ flags: {}, env, cwd: temporaryFolder(), clock: NOW });
  const { registry } = loadReference();
  const source = {
    ...sosovalue,
    parse: () => {
      const error = new LayoutError(`no ${KEY}`, { expected: KEY, got: KEY.toLowerCase(), mend: KEY });
      // the stack is written when it is first read
      expect(error.stack).toMatch(TRACE);
      throw error;
    },
  };
  const ask = async () => ({
    url: '',
    status: 200,
    contentType: null,
    body: new Uint8Array(),
    challenge: false,
  });
  const day = () => {
    throw new Error('nothing is audited');
  };
  const page = { page: 'metrics', path: '/' };
  const outcome = await fetchPage(source, 'BTC', page, { registry, day }, config, { ask });
  expect(outcome.error).toBeInstanceOf(LayoutError);
  expect(outcome.snapshot.reason).toContain('no [key]\n  expected: [key]\n  got: [key]\n  to do: [key]');
  expect(outcome.error?.explain()).toBe(outcome.snapshot.reason);
  expect(`${outcome.error?.stack}`).not.toMatch(TRACE);
});

test('what the program tells of a place, and an error that quotes its argument, hold no key', async () => {
  const options = { cwd: temporaryFolder(), env: { ETF_DIGEST_SOSOVALUE_KEY: 'Zq7Marked-0123' } };
  const told = await runProgram(['start', '--out', 'Zq7Marked-0123'], options);
  expect(told.stderr).toContain('its Markdown is [key]');
  const refused = await runProgram(['show', 'zq7marked-0123'], options);
  expect(refused.stderr).toMatch(/^error: .*\[key\]/s);
  expect(told.stderr + refused.stderr).not.toMatch(TRACE);
});
