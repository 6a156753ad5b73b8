import type { RawPage } from '../source.ts';
import { decodeText } from './html.ts';
import { excessOf } from './too-much.ts';

/** Where reader proxies put the page that they were asked for, beside what they say of it. */
const FIELDS = ['contents', 'markdown', 'html', 'content'] as const;

/**
 * The page within the JSON of a reader proxy, `{ "contents": "<html…" }` or the same within `data`; any other page as it is.
 * Never throws.
 */
export function unwrapped(page: RawPage): RawPage {
  const text = decodeText(page);
  if (!text.trimStart().startsWith('{') || excessOf(text) !== null) return page;
  const json = jsonOf(text);
  const inner = innerOf(json) ?? innerOf(fieldOf(json, 'data'));
  return inner === null
    ? page
    : { body: new TextEncoder().encode(inner), contentType: 'text/plain; charset=utf-8' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const fieldOf = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;

function innerOf(json: unknown): string | null {
  for (const name of FIELDS) {
    const inner = fieldOf(json, name);
    if (typeof inner === 'string' && inner.trim() !== '') return inner;
  }
  return null;
}
