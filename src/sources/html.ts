import { load } from 'cheerio/slim';
import { decodeBuffer } from 'encoding-sniffer';
import type { RawPage } from './source.ts';

/** A table as text: rows of cells, spaces collapsed, in document order. */
export type TextTable = readonly (readonly string[])[];

/** The text of a page that is not HTML, in the encoding that its sender names, else UTF-8. */
export function decodeText(page: RawPage): string {
  return new TextDecoder(charsetOf(page.contentType) ?? 'utf-8').decode(page.body);
}

/**
 * Every table of an HTML page; a table inside a cell is a table of its own. Never throws, whatever the bytes.
 * The encoding is the one that its sender, its byte order mark or its meta tag names, else UTF-8.
 */
export function readTables(page: RawPage): TextTable[] {
  const charset = charsetOf(page.contentType);
  const encoding = charset ? { transportLayerEncodingLabel: charset } : { defaultEncoding: 'utf-8' };
  const $ = load(decodeBuffer(Buffer.from(page.body), encoding));
  return $('table')
    .toArray()
    .map((table) =>
      $(table)
        .find('tr')
        .toArray()
        .filter((row) => $(row).closest('table')[0] === table)
        .map((row) =>
          $(row)
            .children('td, th')
            .toArray()
            .map((cell) => collapse($(cell).text())),
        ),
    );
}

function charsetOf(contentType: string | null): string | null {
  const label = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1];
  return label && isKnown(label) ? label : null;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const collapse = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();
