import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../../src/cli.ts';
import { EXIT, TransportError } from '../../src/errors.ts';
import { createHttp, type HttpOptions, LIMITS } from '../../src/http/client.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { NOBODY } from '../support/publishers/nobody.ts';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A server on this machine that keeps what it was asked. */
interface Server {
  url: string;
  requests: http.IncomingMessage[];
}

/** Starts a server; the first handler answers the first request, the last one all that are left. */
async function serve(...handlers: Handler[]): Promise<Server> {
  const requests: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request);
    (handlers[requests.length - 1] ?? handlers.at(-1))?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const answer =
  (status: number, body: string | Buffer = '', headers: http.OutgoingHttpHeaders = {}): Handler =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);
const reset: Handler = (request) => request.socket.destroy();
const PAGE = answer(200, '<table></table>', { 'content-type': 'text/html; charset=UTF-8' });

/** A client that does not wait between tries, and notes how long it would have. */
function client(options: Partial<HttpOptions> = {}) {
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const http = createHttp({ userAgent: 'etf-digest/0.0.0', sleep, ...options });
  return { ask: http.ask, get: (url: string) => http.ask({ url }), waits };
}

/** Why no answer came. */
async function failure(answered: Promise<unknown>): Promise<TransportError> {
  const error = await answered.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof TransportError) return error;
  throw new Error(`no transport error: ${String(error)}`);
}

const textOf = ({ body }: { body: Uint8Array }) => new TextDecoder().decode(body);

describe('an answer', () => {
  test('of 200 takes one request and is handed over as it came', async () => {
    const server = await serve(PAGE);
    const { get, waits } = client();
    const got = await get(`${server.url}/btc/`);
    expect(got).toMatchObject({
      url: `${server.url}/btc/`,
      status: 200,
      contentType: 'text/html; charset=UTF-8',
      challenge: false,
    });
    expect(textOf(got)).toBe('<table></table>');
    expect(server.requests.map((request) => `${request.method} ${request.url}`)).toEqual(['GET /btc/']);
    expect(waits).toEqual([]);
  });

  test.each([403, 404, 410, 301])('of %s is handed over with its body, at the first try', async (status) => {
    const server = await serve(answer(status, 'Forbidden'));
    const got = await client().get(server.url);
    expect(got.status).toBe(status);
    expect(textOf(got)).toBe('Forbidden');
    expect(got.contentType).toBeNull();
    expect(server.requests).toHaveLength(1);
  });

  test('without a body has an empty one', async () => {
    const server = await serve(answer(200));
    expect((await client().get(server.url)).body).toHaveLength(0);
  });

  test('that challenges a browser says so', async () => {
    const challenge = answer(403, 'Just a moment...', { 'cf-mitigated': 'challenge' });
    const server = await serve(challenge, answer(403, '', { 'cf-mitigated': 'none' }));
    expect(await client().get(server.url)).toMatchObject({ status: 403, challenge: true });
    expect(await client().get(server.url)).toMatchObject({ status: 403, challenge: false });
  });

  test('that is compressed is handed over decompressed', async () => {
    const server = await serve(answer(200, gzipSync('<table></table>'), { 'content-encoding': 'gzip' }));
    expect(textOf(await client().get(server.url))).toBe('<table></table>');
  });
});

describe('who asks', () => {
  test('is named as the caller says, with no browser’s words', async () => {
    const server = await serve(PAGE);
    await client().get(server.url);
    const headers = server.requests[0]?.headers;
    expect(headers?.['user-agent']).toBe('etf-digest/0.0.0');
    expect(headers?.referer ?? headers?.cookie ?? headers?.['sec-ch-ua']).toBeUndefined();
  });

  test('is etf-digest and its version in every request of the program', async () => {
    const server = await serve(answer(404));
    const io = {
      out: () => {},
      err: () => {},
      stdin: async () => new Uint8Array(),
      env: { ...NOBODY, ETF_DIGEST_FARSIDE_URL: server.url },
      cwd: temporaryFolder(),
      clock: '2024-12-16T12:00:00.000Z',
    };
    expect(await runCli(['collect', '--empty'], io, '1.2.3')).toBe(EXIT.failed);
    expect(server.requests.length).toBeGreaterThanOrEqual(2);
    for (const { headers } of server.requests) {
      expect(headers['user-agent']).toMatch(/^etf-digest\/1\.2\.3( |$)/);
      expect(headers['user-agent']).not.toMatch(/mozilla|chrome|safari|firefox|gecko|webkit/i);
    }
  });
});

describe('another try', () => {
  test('after 429 comes as many seconds later as the server asks', async () => {
    const server = await serve(answer(429, 'slow down', { 'retry-after': '7' }), PAGE);
    const { get, waits } = client();
    expect((await get(server.url)).status).toBe(200);
    expect(server.requests).toHaveLength(2);
    expect(waits).toEqual([7_000]);
  });

  test('after 503 comes at the moment the server names, by the server’s own clock', async () => {
    const headers = { date: 'Fri, 01 Nov 2024 20:00:00 GMT', 'retry-after': 'Fri, 01 Nov 2024 20:00:09 GMT' };
    const server = await serve(answer(503, '', headers), PAGE);
    const { get, waits } = client();
    expect((await get(server.url)).status).toBe(200);
    expect(waits).toEqual([9_000]);
  });

  test('comes at once where the moment that the server names is past', async () => {
    const headers = { date: 'Fri, 01 Nov 2024 20:00:00 GMT', 'retry-after': 'Fri, 01 Nov 2024 19:00:00 GMT' };
    const { get, waits } = client();
    await get((await serve(answer(429, '', headers), PAGE)).url);
    expect(waits).toEqual([0]);
  });

  const ownWait = async (retryAfter: string) => {
    const { get, waits } = client();
    const server = await serve(answer(429, '', { 'retry-after': retryAfter }), PAGE);
    expect((await get(server.url)).status).toBe(200);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(0);
    expect(waits[0]).toBeLessThanOrEqual(2_000);
  };
  test.each(['soon', ''])('comes after a wait of its own where Retry-After is %j', ownWait);
  // neither seconds nor a date, yet read as a date long past: the next try comes at once
  test.each(['-5', '1.5'])('comes after a wait of its own where Retry-After is %j', ownWait);

  test.each<[string, http.OutgoingHttpHeaders]>([
    ['seconds', { 'retry-after': '60' }],
    ['a moment', { date: 'Fri, 01 Nov 2024 20:00:00 GMT', 'retry-after': 'Fri, 01 Nov 2024 21:00:00 GMT' }],
  ])('is not waited for when it is asked for after the deadline, in %s', async (_, headers) => {
    const server = await serve(answer(429, 'slow down', headers), PAGE);
    const { get, waits } = client({ timeoutMs: 30_000 });
    const got = await get(server.url);
    expect([got.status, textOf(got)]).toEqual([429, 'slow down']);
    expect(server.requests).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('for which the deadline is too near: the refusal stands, not silence', async () => {
    const server = await serve(answer(429, 'slow down', { 'retry-after': '20' }), PAGE);
    const isOver: HttpOptions['sleep'] = () => Promise.reject(new DOMException('over', 'TimeoutError'));
    const got = await createHttp({ userAgent: 'test', timeoutMs: 30_000, sleep: isOver }).ask({
      url: server.url,
    });
    expect([got.status, textOf(got)]).toEqual([429, 'slow down']);
    expect(server.requests).toHaveLength(1);
  });

  test.each([500, 502, 503, 429])('after %s comes twice, then the answer stands', async (status) => {
    const server = await serve(answer(status, 'oops'));
    const { get, waits } = client();
    const got = await get(server.url);
    expect([got.status, textOf(got)]).toEqual([status, 'oops']);
    expect(server.requests).toHaveLength(3);
    expect(waits).toHaveLength(2);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? Number.NaN);
  });

  test('comes after a connection that broke off', async () => {
    const server = await serve(reset, PAGE);
    expect((await client().get(server.url)).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  test('comes after an answer that broke off half way', async () => {
    const half: Handler = (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half of it', () => response.destroy());
    };
    const server = await serve(half, PAGE);
    expect(textOf(await client().get(server.url))).toBe('<table></table>');
    expect(server.requests).toHaveLength(2);
  });

  test('comes twice after broken connections, then it is an error', async () => {
    const server = await serve(reset);
    const error = await failure(client().get(server.url));
    expect(error.answered).toBe(false);
    expect(error.details.source).toBe(server.url);
    expect(server.requests).toHaveLength(3);
  });
});

describe('the deadline', () => {
  const drip: Handler = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drops = setInterval(() => response.write('<'), 10);
    response.on('close', () => clearInterval(drops));
  };
  const never: Handler = () => {};

  test.each<[string, Handler]>([
    ['an answer that drips', drip],
    ['no answer at all', never],
  ])('ends %s', async (_, handler) => {
    const server = await serve(handler);
    const error = await failure(client({ timeoutMs: 100 }).get(server.url));
    expect(error.message).toBe('no whole answer within 0.1 s');
    expect(error).toMatchObject({ answered: false, details: { source: server.url } });
    // a slow machine may not have connected by then
    expect(server.requests.length).toBeLessThan(2);
  });

  test('counts the waits between tries too', async () => {
    const server = await serve(answer(429, '', { 'retry-after': '0' }));
    const sleep = (_: number, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
      );
    const got = await client({ timeoutMs: 1_000, sleep }).get(server.url);
    expect(got.status).toBe(429);
    expect(server.requests).toHaveLength(1);
  });

  test('is one for all tries of a request', async () => {
    const server = await serve(answer(429, '', { 'retry-after': '0' }), never);
    const error = await failure(client({ timeoutMs: 300 }).get(server.url));
    expect(error.answered).toBe(false);
    expect(server.requests).toHaveLength(2);
  });
});

describe('the size of an answer', () => {
  test.each<[string, http.OutgoingHttpHeaders]>([
    ['that is announced', { 'content-length': 5_000 }],
    ['that comes in pieces', { 'transfer-encoding': 'chunked' }],
  ])('%s is limited before decompression', async (_, headers) => {
    const server = await serve(answer(200, 'x'.repeat(5_000), headers));
    const error = await failure(client({ maxRawBytes: 1_000 }).get(server.url));
    expect(error).toMatchObject({ message: 'the answer is too large', answered: true });
    expect(server.requests).toHaveLength(1);
  });

  test('is limited after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(8_000);
    const server = await serve(answer(200, bomb, { 'content-encoding': 'gzip' }));
    const { get } = client({ maxRawBytes: 8_000, maxBytes: 1024 * 1024 });
    const error = await failure(get(server.url));
    expect(error).toMatchObject({ message: 'the answer is too large', answered: true });
    expect(error.details).toMatchObject({ source: `${server.url}/`, expected: 'at most 1 MB' });
    expect(server.requests).toHaveLength(1);
  });

  test('may be as much as the limit', async () => {
    const server = await serve(answer(200, 'x'.repeat(1_000)));
    const got = await client({ maxRawBytes: 1_000, maxBytes: 1_000 }).get(server.url);
    expect(got.body).toHaveLength(1_000);
  });
});

describe('a redirect', () => {
  const to = (location: string): Handler => answer(302, 'moved', { location });

  test.each(['/bitcoin/', 'bitcoin/', '//HOST/bitcoin/'])(
    'to %s on the same host is followed',
    async (location) => {
      const server = await serve((_, response) => {
        const target = location.replace('HOST', new URL(server.url).host);
        response.writeHead(301, { location: target }).end();
      }, PAGE);
      const got = await client().get(`${server.url}/`);
      expect(got).toMatchObject({ status: 200, url: `${server.url}/bitcoin/` });
      expect(server.requests.map((request) => request.url)).toEqual(['/', '/bitcoin/']);
    },
  );

  test('to another port of this machine is refused, and nobody is asked there', async () => {
    const other = await serve(PAGE);
    const server = await serve(to(`${other.url}/btc/`));
    const error = await failure(client().get(server.url));
    expect(error.explain()).toContain(`got: ${other.url}`);
    expect(error.answered).toBe(true);
    expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
  });

  test.each([
    'http://example.org/btc/',
    'https://example.org/btc/',
    '//example.org/',
    'http://localhost/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<table></table>',
    'http://[',
  ])('to %s is refused at the first request', async (location) => {
    const server = await serve(to(location), PAGE);
    const error = await failure(client().get(server.url));
    expect(error.message).toBe('the publisher redirects to another host');
    expect(error).toMatchObject({ answered: true, details: { expected: new URL(server.url).host } });
    expect(server.requests).toHaveLength(1);
  });

  const withCredentials = async (credentials: string) => {
    const server = await serve((_, response) => {
      response.writeHead(302, { location: `http://${credentials}@${new URL(server.url).host}/` }).end();
    }, PAGE);
    const error = await failure(client().get(server.url));
    expect(server.requests).toHaveLength(1);
    return error;
  };

  test.each(['name:word', 'name', ':word'])(
    'with the credentials %s is not followed',
    async (credentials) => {
      await withCredentials(credentials);
    },
  );

  test.each(['name:word', 'name'])('with the credentials %s is refused as such', async (credentials) => {
    const error = await withCredentials(credentials);
    expect([error.message, error.answered]).toEqual(['the publisher redirects to another host', true]);
  });

  // it counts as a publisher that cannot be reached, so its copy of the page is not tried
  test.each([':word'])('with the credentials %s is refused as such', async (credentials) => {
    const error = await withCredentials(credentials);
    expect([error.message, error.answered]).toEqual(['the publisher redirects to another host', true]);
  });

  test('to itself for ever is given up', async () => {
    const server = await serve(to('/'));
    const error = await failure(client().get(server.url));
    expect(error).toMatchObject({ message: 'too many redirects', answered: true });
    expect(server.requests).toHaveLength(4);
  });

  test('three times over is followed', async () => {
    const server = await serve(to('/1'), to('/2'), to('/3'), PAGE);
    expect((await client().get(server.url)).url).toBe(`${server.url}/3`);
  });
});

describe('no answer', () => {
  test('where nobody listens is an error that says so, at the first try', async () => {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { get, waits } = client();
    const error = await failure(get(`http://127.0.0.1:${port}/`));
    expect(error).toMatchObject({ message: 'the publisher cannot be reached', answered: false });
    expect(error.details.got).toContain('ECONNREFUSED');
    expect(waits).toEqual([]);
  });

  test('where what answers does not speak HTTP is an error', async () => {
    const server = await serve((request) => void request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    const error = await failure(client().get(server.url));
    expect(error).toMatchObject({ message: 'the publisher cannot be reached', answered: false });
  });

  test('that can be decompressed is an error that says so', async () => {
    const server = await serve(answer(200, '<table></table>', { 'content-encoding': 'gzip' }));
    const error = await failure(client().get(server.url));
    expect(error).toMatchObject({ message: 'the answer cannot be decompressed', answered: true });
    expect(error.details.got).toContain('incorrect header check');
    expect(server.requests).toHaveLength(1);
  });

  test('at an address that is none is an error that names it', async () => {
    const error = await failure(client().get('farside'));
    expect(error).toMatchObject({ answered: false, details: { source: 'farside' } });
  });
});

test('a page has 30 s and a few megabytes unless told otherwise', () => {
  expect(LIMITS).toEqual({ timeoutMs: 30_000, maxRawBytes: 8_388_608, maxBytes: 16_777_216 });
});
