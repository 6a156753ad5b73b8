import { describe, expect, test } from 'vitest';
import { columnsOf, usesColor } from '../../src/commands/terminal.ts';

type Environment = Record<string, string>;

/** Every --color with every FORCE_COLOR, NO_COLOR and either end of standard output, and what comes of it. */
const FLAGS = ['always', 'never', 'auto'] as const;
const FORCE: [Environment, boolean | null][] = [
  [{}, null],
  [{ FORCE_COLOR: '' }, null],
  [{ FORCE_COLOR: '1' }, true],
  [{ FORCE_COLOR: '3' }, true],
  [{ FORCE_COLOR: 'true' }, true],
  [{ FORCE_COLOR: '0' }, false],
  [{ FORCE_COLOR: 'false' }, false],
];
const NO: [Environment, boolean | null][] = [
  [{}, null],
  [{ NO_COLOR: '' }, null],
  [{ NO_COLOR: '1' }, false],
  [{ NO_COLOR: '0' }, false],
];
const CASES = FLAGS.flatMap((flag) =>
  FORCE.flatMap(([force, forced]) =>
    NO.flatMap(([no, refused]) =>
      [true, false].map((isTerminal) => {
        const byFlag = flag === 'always' ? true : flag === 'never' ? false : null;
        return {
          flag,
          env: { ...force, ...no },
          isTerminal,
          color: byFlag ?? forced ?? refused ?? isTerminal,
        };
      }),
    ),
  ),
);

describe('whether there is colour', () => {
  test('the table has every case', () => {
    expect(CASES).toHaveLength(3 * 7 * 4 * 2);
    expect(CASES.filter(({ color }) => color)).toHaveLength(56 + 3 * 4 * 2 + 2 * 2);
  });

  test.each(CASES)('--color $flag, $env, terminal $isTerminal: $color', ({ color, ...circumstances }) => {
    expect(usesColor(circumstances)).toBe(color);
  });

  test('a terminal that knows no colours gets none, unless it is asked for', () => {
    const dumb = { env: { TERM: 'dumb' }, isTerminal: true };
    expect(usesColor({ ...dumb, flag: 'auto' })).toBe(false);
    expect(usesColor({ ...dumb, flag: 'always' })).toBe(true);
    expect(usesColor({ flag: 'auto', env: { TERM: 'dumb', FORCE_COLOR: '1' }, isTerminal: true })).toBe(true);
  });
});

describe('how wide a line is', () => {
  test.each<[string, Parameters<typeof columnsOf>, number | null]>([
    ['no terminal known', [undefined, { COLUMNS: '40' }], null],
    ['a pipe', [{ isTerminal: false, columns: 80 }, { COLUMNS: '40' }], null],
    ['a terminal', [{ isTerminal: true, columns: 80 }, {}], 80],
    ['COLUMNS', [{ isTerminal: true, columns: 80 }, { COLUMNS: '40' }], 40],
    ['COLUMNS where the terminal does not say', [{ isTerminal: true, columns: null }, { COLUMNS: '40' }], 40],
    ['COLUMNS set to nothing', [{ isTerminal: true, columns: 80 }, { COLUMNS: '' }], 80],
    ['COLUMNS that is no number', [{ isTerminal: true, columns: 80 }, { COLUMNS: '-1' }], 80],
    ['COLUMNS of none', [{ isTerminal: true, columns: 80 }, { COLUMNS: '0' }], 80],
    ['a terminal of no size', [{ isTerminal: true, columns: 0 }, {}], null],
    ['a terminal that does not say', [{ isTerminal: true, columns: null }, {}], null],
  ])('%s', (_, given, columns) => {
    expect(columnsOf(...given)).toBe(columns);
  });
});
