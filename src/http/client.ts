import { setTimeout as wait } from 'node:timers/promises';
import type { Agent, fetch, Response } from 'undici';
import { shorten, TransportError } from '../errors.ts';
import { type Redact, redactor } from '../secrets/redact.ts';
import { asTransportError, isBroken, tooLarge } from './failure.ts';
import { retryAfterMs, servedAt } from './moments.ts';
import { redirectTarget } from './redirect.ts';

const MEGABYTE = 1024 * 1024;

/** A publisher's answer, whatever its status. */
export interface HttpAnswer {
  url: string;
  status: number;
  /** one line, shortened */
  contentType: string | null;
  /** decompressed */
  body: Uint8Array;
  /** the server's moment, UTC milliseconds since 1970: Date, and Age where a cache has kept the answer; null where it does not say */
  servedAt: number | null;
  /** it is a challenge to a browser, not the page */
  challenge: boolean;
}

/** One question to a publisher. */
export interface HttpRequest {
  url: string;
  /** JSON to POST; absent for a GET */
  body?: string | undefined;
  headers?: Readonly<Record<string, string>>;
}

export interface HttpOptions {
  userAgent: string;
  /** taken out of every answer; what is thrown may still repeat them */
  secrets?: readonly string[];
  /** for the whole request: redirects, retries, waits between them and the last byte */
  timeoutMs?: number;
  /** before decompression */
  maxRawBytes?: number;
  /** after decompression */
  maxBytes?: number;
  /** how often a passing failure is tried again; 2 */
  retries?: number;
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** For one page; a page of every row is about 1 MB. */
export const LIMITS = { timeoutMs: 30_000, maxRawBytes: 8 * MEGABYTE, maxBytes: 16 * MEGABYTE } as const;

export interface Http {
  /**
   * Asks for one page. 429, 5xx and broken connections are tried again, as a rule twice; any other answer is returned.
   * @throws TransportError when no whole answer came: its `answered` is false
   */
  ask(request: HttpRequest): Promise<HttpAnswer>;
}

const RETRIES = 2;
const REDIRECTS = 3;
const BACKOFF_MS = 500;

/** A client for publishers' pages: one deadline, limits on size, an honest name, no disguise. */
export function createHttp(options: HttpOptions): Http {
  const settings = {
    ...LIMITS,
    secrets: [],
    retries: RETRIES,
    sleep: async (ms: number, signal: AbortSignal) => void (await wait(ms, undefined, { signal })),
    ...options,
  };
  const redact = redactor(settings.secrets);
  let network: Promise<Network> | null = null;
  return {
    ask: async (request) => {
      network ??= connect(settings.maxRawBytes);
      return withoutSecrets(
        await askWithRetries(request, { ...settings, ...(await network), redact }),
        redact,
      );
    },
  };
}

interface Network {
  fetch: typeof fetch;
  dispatcher: Agent;
}

/** Its hundred modules are loaded by the first question: a run that asks nobody starts without them. */
async function connect(maxRawBytes: number): Promise<Network> {
  const { Agent, fetch } = await import('undici');
  return { fetch, dispatcher: new Agent({ maxResponseSize: maxRawBytes, connections: 2 }) };
}

/** What a publisher repeats of the key that it was sent goes no further than this. */
function withoutSecrets(answer: HttpAnswer, { text, bytes }: Redact): HttpAnswer {
  const contentType = answer.contentType === null ? null : shorten(text(answer.contentType));
  return { ...answer, url: text(answer.url), contentType, body: bytes(answer.body) };
}

type Settings = Required<HttpOptions> & Network & { redact: Redact };

async function askWithRetries(request: HttpRequest, settings: Settings): Promise<HttpAnswer> {
  const { url } = request;
  const signal = AbortSignal.timeout(settings.timeoutMs);
  for (let attempt = 0; ; attempt += 1) {
    let delay = BACKOFF_MS * 2 ** attempt;
    let refusal: HttpAnswer | null = null;
    try {
      const response = await follow(request, signal, settings);
      if (attempt === settings.retries || !isPassing(response.status)) return await read(response, settings);
      delay = retryAfterMs(response.headers) ?? delay;
      if (delay >= settings.timeoutMs) return await read(response, settings);
      refusal = await read(response, settings);
    } catch (error) {
      if (attempt === settings.retries || !isBroken(error)) throw asTransportError(error, url, settings);
    }
    try {
      await settings.sleep(delay, signal);
    } catch (error) {
      // a refusal that asks for more time than was left is told as what it is, not as silence
      if (refusal) return refusal;
      throw asTransportError(error, url, settings);
    }
  }
}

async function follow(request: HttpRequest, signal: AbortSignal, settings: Settings): Promise<Response> {
  const { url, body, headers } = request;
  let at = new URL(url);
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const response = await settings.fetch(at, {
      dispatcher: settings.dispatcher,
      redirect: 'manual',
      signal,
      method: body === undefined ? 'GET' : 'POST',
      body: body ?? null,
      headers: {
        'user-agent': settings.userAgent,
        accept: 'text/html,application/json;q=0.9',
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location) return response;
    await response.body?.cancel();
    at = redirectTarget(location, at, settings.redact.text);
  }
  throw new TransportError('too many redirects', {
    source: url,
    expected: `at most ${REDIRECTS}`,
    answered: true,
  });
}

async function read(response: Response, { maxBytes }: Settings): Promise<HttpAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(response.url, maxBytes);
    chunks.push(chunk);
  }
  return {
    url: response.url,
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: Buffer.concat(chunks),
    servedAt: servedAt(response.headers),
    challenge: response.headers.get('cf-mitigated') === 'challenge',
  };
}

const isPassing = (status: number): boolean => status === 429 || status >= 500;
