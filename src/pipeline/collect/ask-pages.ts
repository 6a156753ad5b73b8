import { ContradictionError, TransportError } from '../../errors.ts';
import type { PageRequest } from '../../sources/source.ts';
import { mayTryCopy, type PageOutcome } from '../pages/fetch-page.ts';

/** Asks for a page at its addresses. */
export type Ask = (addresses: readonly PageRequest[]) => Promise<PageOutcome[]>;

/** Asks for page after page; after silence for none. */
export async function askUntilSilent(
  requests: readonly (readonly PageRequest[])[],
  ask: Ask,
): Promise<PageOutcome[][]> {
  const pages: PageOutcome[][] = [];
  for (const addresses of requests) {
    const outcomes = await ask(addresses);
    pages.push(outcomes);
    if (outcomes.some(isSilent)) break;
  }
  return pages;
}

/** What came of the addresses of a page, up to the one that gave it. */
export async function askInOrder(
  addresses: readonly PageRequest[],
  ask: (request: PageRequest) => Promise<PageOutcome>,
): Promise<PageOutcome[]> {
  const outcomes: PageOutcome[] = [];
  for (const request of addresses) {
    const last = outcomes.at(-1);
    if (!last || mayAsk(request, last)) outcomes.push(await ask(request));
  }
  return outcomes;
}

function mayAsk(request: PageRequest, last: PageOutcome): boolean {
  if (last.error === null || last.error instanceof ContradictionError || isSilent(last)) return false;
  return !request.page.endsWith('-copy') || mayTryCopy(last.error);
}

/** Nothing came within the time limit: another address of the same publisher would only wait as long. */
const isSilent = ({ error }: PageOutcome): boolean => error instanceof TransportError && error.silent;
