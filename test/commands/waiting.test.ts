import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileWaiting } from '../../src/commands/waiting.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function io(isWatched: boolean) {
  const said: string[] = [];
  const around = { out: () => {}, err: (text: string) => void said.push(text), isWatched };
  return {
    said,
    io: {
      ...around,
      stdin: async () => Buffer.alloc(0),
      env: {},
      cwd: '.',
      clock: '2026-02-03T15:30:00.000Z',
    },
  };
}

/** Work that takes so many milliseconds. */
const work = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms));

test.each([
  [
    'a person watches and it takes longer than two seconds: a line',
    true,
    2_500,
    ['asking farside, sosovalue …\n'],
  ],
  ['it is quicker: none', true, 1_900, []],
  ['nobody watches: none', false, 2_500, []],
])('%s', async (_, isWatched, ms, expected) => {
  const { said, io: around } = io(isWatched);
  const result = whileWaiting(work(ms), ['farside', 'sosovalue'], around);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await result).toBe('done');
  expect(said).toEqual(expected);
});
