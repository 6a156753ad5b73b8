import { writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LayoutError } from '../../src/errors.ts';
import { fetchPage } from '../../src/pipeline/pages/fetch-page.ts';
import { loadAssets } from '../../src/pipeline/read-data.ts';
import { loadReference } from '../../src/pipeline/reference.ts';
import { redactor } from '../../src/secrets/redact.ts';
import { resolveConfig } from '../../src/settings/config.ts';
import { SOURCES } from '../../src/sources/index.ts';
import { sosovalue } from '../../src/sources/publishers/sosovalue.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startPublisher } from '../support/publishers/publisher.ts';
import { everythingIn } from '../support/readers/traces.ts';

const NOW = '2024-12-17T06:30:00Z';
// characters that addresses and JSON write in another way
const MARKED = {
  sosovalue: 'MARKED+soso/0123456789==',
  cryptoetf: 'MARKED"crypto\\0123456789',
  coinglass: 'MARKED~glass%0123456789',
};
const KEY = MARKED.sosovalue;
// a part of a key is too much as well
const TRACE = /marked/i;
const FORMS = Object.values(MARKED).flatMap((key) => [
  key,
  encodeURIComponent(key),
  JSON.stringify(key).slice(1, -1),
  Buffer.from(key).toString('base64').replace(/=+$/, ''),
]);

/** Repeats what it was sent in every place that a publisher has: body, headers, address, refusal, redirect. */
async function startEcho(): Promise<{ url: string; answers: string[] }> {
  const answers = ['200', '401', '403', '302', '200-html', '500'];
  let asked = 0;
  const server = http.createServer((request, response) => {
    const { 'x-soso-api-key': soso, authorization, 'cg-api-key': glass } = request.headers;
    const key = String(soso ?? glass ?? authorization?.replace('Bearer ', ''));
    const echo = JSON.stringify({
      code: 1,
      msg: `invalid key ${key}`,
      key,
      base64: Buffer.from(key).toString('base64'),
    });
    const answer = answers[asked++ % answers.length] ?? '200';
    if (answer === '302') {
      response
        .writeHead(302, { location: `https://elsewhere.example/?key=${encodeURIComponent(key)}` })
        .end();
    } else if (answer === '200-html') {
      response
        .writeHead(200, { 'content-type': `text/html; key=${encodeURIComponent(key)}` })
        .end(`<p>${key}</p>`);
    } else {
      response.writeHead(Number(answer), { 'content-type': 'application/json' }).end(echo);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers };
}

test('marked keys that publishers repeat stand in no output, error, database or file', async () => {
  const folder = temporaryFolder();
  const [publisher, echo] = [await startPublisher(NOW), await startEcho()];
  onTestFinished(() => publisher.close());
  writeFileSync(path.join(folder, 'glass.key'), `${MARKED.coinglass}\n`);
  const env = {
    ETF_DIGEST_SOURCES: 'farside,sosovalue,cryptoetf,coinglass',
    ETF_DIGEST_FARSIDE_URL: publisher.url,
    ETF_DIGEST_SOSOVALUE_URL: echo.url,
    ETF_DIGEST_CRYPTOETF_URL: echo.url,
    ETF_DIGEST_COINGLASS_URL: echo.url,
    ETF_DIGEST_SOSOVALUE_KEY: MARKED.sosovalue,
    ETF_DIGEST_CRYPTOETF_KEY: MARKED.cryptoetf,
    ETF_DIGEST_COINGLASS_KEY_FILE: 'glass.key',
  };
  const said: string[] = [];
  const run = async (...args: string[]) => {
    const { stdout, stderr } = await runHere([...args, '--now', NOW], { cwd: folder, env });
    said.push(stdout, stderr);
    return stderr;
  };
  // six answers in turn, so that every source meets every one of them
  for (let time = 0; time < 4; time += 1) await run('collect');
  await run('nightly');
  expect(said.join('\n')).toContain('invalid key [key]');
  await run('doctor');
  await run('doctor', '--json');
  await run('check');
  await run('history', '2024-12-16');
  await run('show', '2024-12-16', '--json');
  await run('backup', 'copy.db');

  const everything = said.join('\n') + everythingIn(folder);
  expect(everything).toContain('[key]');
  for (const form of FORMS) expect(everything).not.toContain(form);
});

test.each([
  ['too short', 'abc', /8 or more/],
  ['on two lines', 'abcdefgh\nijklmnop', /one line/],
  ['with a character that no header takes', 'abcdefgh密钥', /printable/],
])('a key that is %s is refused without being repeated', async (_, key, reason) => {
  const refused = await runHere(['show'], {
    cwd: temporaryFolder(),
    env: { ETF_DIGEST_SOSOVALUE_KEY: key },
  });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('ETF_DIGEST_SOSOVALUE_KEY');
  expect(refused.stderr).toMatch(reason);
  expect(refused.stderr).not.toContain(key);
});

test('a file of a key that is not there is named, with the setting', async () => {
  const refused = await runHere(['show'], {
    cwd: temporaryFolder(),
    env: { ETF_DIGEST_COINGLASS_KEY_FILE: 'none.key' },
  });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/ETF_DIGEST_COINGLASS_KEY_FILE.*none\.key/s);
});

test('what holds no secret is handed back as it is, byte for byte', () => {
  const { text, bytes } = redactor(['secret-0123']);
  const body = Buffer.from([0, 255, 128, 10]);
  expect(bytes(body)).toBe(body);
  expect(text('nothing')).toBe('nothing');
  expect(Buffer.from(bytes(Buffer.concat([body, Buffer.from('secret-0123')])))).toEqual(
    Buffer.concat([body, Buffer.from('[key]')]),
  );
});

test.each(['MARKED+soso/0123456789==', 'odd\\key"0123', '100%25key&amp;', "'\\\\n~`^|{}<>?;:,.@!$*()[]-_#"])(
  'a key is taken out as it is, in an address, in JSON and as Base64: %s',
  (key) => {
    const json = JSON.stringify(key);
    const ways = [key, key.toLowerCase(), encodeURIComponent(key), json, json.replaceAll('/', '\\/')];
    const { text, bytes } = redactor(['another-key', key]);
    for (const way of [...ways, Buffer.from(key).toString('base64')]) {
      expect(text(`<${way}>`)).toMatch(/^<"?\[key\]=*"?>$/);
      expect(Buffer.from(bytes(Buffer.from(`<${way}>`))).toString()).toBe(text(`<${way}>`));
    }
  },
);

test('what a parser quotes holds no key, though the bytes of the page showed none', async () => {
  const env = { ETF_DIGEST_SOSOVALUE_KEY: KEY };
  const config = resolveConfig({
    flags: {},
    env,
    cwd: temporaryFolder(),
    clock: NOW,
    publishers: SOURCES,
    assets: loadAssets(),
  });
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
    body: new TextEncoder().encode('{}'),
    servedAt: null,
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
  const options = { cwd: temporaryFolder(), env: { ETF_DIGEST_SOSOVALUE_KEY: 'Marked-key-0123' } };
  const told = await runHere(['start', '--out', 'Marked-key-0123'], options);
  expect(told.stderr).toContain('its Markdown is [key]');
  const refused = await runHere(['show', 'marked-key-0123'], options);
  expect(refused.stderr).toMatch(/^error: .*\[key\]/s);
  expect(told.stderr + refused.stderr).not.toMatch(TRACE);
});
