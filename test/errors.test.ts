import { describe, expect, test } from 'vitest';
import {
  AuditError,
  ContradictionError,
  EtfDigestError,
  redactError,
  StoreError,
  TransportError,
} from '../src/errors.ts';

const KEY = 'MARKED-0123456789';
const text = (given: string) => given.replaceAll(KEY, '[key]');

describe('an error with other details', () => {
  const cause = new Error('below');
  const given = new ContradictionError('days are gone', { got: '3 rows', mend: 'look', cause }, false);

  test('is of the same class, with its own facts, stack and cause', () => {
    const other = given.with({ source: 'https://a.example/', mend: [...given.steps, 'and release it'] });
    expect(other).toBeInstanceOf(ContradictionError);
    expect(other).toMatchObject({ name: 'ContradictionError', message: 'days are gone', releasable: false });
    expect(other.stack).toBe(given.stack);
    expect(other.cause).toBe(cause);
    expect(other.explain()).toBe(
      'https://a.example/: days are gone\n  got: 3 rows\n  to do: look; and release it',
    );
  });

  test('leaves the given one as it was', () => {
    expect(given.details).toEqual({ got: '3 rows', mend: 'look' });
    expect(given.explain()).toBe('days are gone\n  got: 3 rows\n  to do: look');
  });
});

describe('a key is taken out', () => {
  const details = { source: KEY, expected: KEY, got: KEY, mend: [`a ${KEY}`, 'b'], answered: true };

  test('of message, stack and details; class and other facts stay, and so does the given error', () => {
    const given = new TransportError(`no ${KEY}`, details);
    expect(given.stack).toContain(KEY);
    const said = redactError(given, text);
    expect(said).toBeInstanceOf(TransportError);
    expect(said).toMatchObject({ message: 'no [key]', answered: true, silent: false, exitStatus: 1 });
    expect(said.explain()).toBe('[key]: no [key]\n  expected: [key]\n  got: [key]\n  to do: a [key]; b');
    expect(said.stack).toContain('no [key]');
    expect(said.stack).not.toContain(KEY);
    expect(given.message).toBe(`no ${KEY}`);
    expect(given.details).toMatchObject({ got: KEY, mend: [`a ${KEY}`, 'b'] });
  });

  test('of the causes, however deep, and of errors of other programs', () => {
    const deepest = Object.assign(new TypeError(`at ${KEY}`), { url: KEY });
    const middle = new StoreError('in the store', { got: KEY, cause: deepest });
    const said = redactError(new EtfDigestError('above', { cause: middle }), text);
    expect(said.cause).toBeInstanceOf(StoreError);
    expect((said.cause as StoreError).details.got).toBe('[key]');
    const below = (said.cause as StoreError).cause as Error;
    expect(below).toMatchObject({ name: 'TypeError', message: 'at [key]' });
    expect(below.stack).toMatch(/^TypeError: at \[key\]\n/);
    expect(JSON.stringify(below)).not.toContain(KEY);
    expect(deepest).toMatchObject({ message: `at ${KEY}`, url: KEY });
  });

  test('and what is no error is handed back', () => {
    expect(redactError(null, text)).toBeNull();
    expect(redactError(new AuditError('no key', {}, true), text)).toMatchObject({ releasable: true });
  });
});

describe('what a person is told', () => {
  test('stays under a kilobyte, whatever came, with the whole mend and both ends of the rest', () => {
    const mend = ['nothing of the page was stored', 'release it with etf-digest accept 12 --reason "…"'];
    const long = (start: string) => `${start} ${'更正 figure; '.repeat(5_000)} the end`;
    const said = new AuditError(long('columns moved'), {
      source: 'x',
      expected: long('a'),
      got: long('b'),
      mend,
    }).explain();
    expect(Buffer.byteLength(said)).toBeLessThan(1024);
    expect(said).toContain(`to do: ${mend.join('; ')}`);
    expect(said).toMatch(/^x: columns moved .* … .*the end$/m);
    expect(said).toMatch(/^ {2}expected: a .* … .*the end$/m);
  });

  test('is whole where it is short', () => {
    expect(new EtfDigestError('a', { expected: 'b'.repeat(400), got: 'c' }).explain()).toBe(
      `a\n  expected: ${'b'.repeat(400)}\n  got: c`,
    );
  });
});
