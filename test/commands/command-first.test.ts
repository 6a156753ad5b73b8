import { describe, expect, test } from 'vitest';
import { commandFirst } from '../../src/commands/command-first.ts';

const first = (line: string) => commandFirst(line.split(' ').filter((word) => word !== '')).join(' ');

describe('flags may stand before the command', () => {
  test.each([
    ['--db x show 11-01', 'show --db x 11-01'],
    ['--db=x show 11-01', 'show --db=x 11-01'],
    ['--json show 11-01', 'show --json 11-01'],
    ['--asset btc --json funds', 'funds --asset btc --json'],
    ['--days 30 trend 11-01', 'trend --days 30 11-01'],
    ['--strict --lang en nightly --full', 'nightly --strict --lang en --full'],
    ['--color never show', 'show --color never'],
    ['--no-color show', 'show --color=never'],
    ['--reason seen accept 12', 'accept --reason seen 12'],
    ['--source farside --asset btc import -', 'import --source farside --asset btc -'],
    ['--help show', 'show --help'],
    ['show --db x 11-01', 'show --db x 11-01'],
  ])('%s is %s', (line, command) => {
    expect(first(line)).toBe(command);
  });
});

describe('a day alone is show', () => {
  test.each([
    ['11-01', 'show 11-01'],
    ['2024/11/01', 'show 2024/11/01'],
    ['11月1日 --json', 'show 11月1日 --json'],
    ['--json 11-01', 'show --json 11-01'],
    ['--color 11-01', 'show --color=always 11-01'],
    ['latest', 'show latest'],
    ['昨天', 'show 昨天'],
    ['today --lang en', 'show today --lang en'],
    ['-3d', 'show today-3d'],
    ['2024-13-01', 'show 2024-13-01'],
  ])('%s is %s', (line, command) => {
    expect(first(line)).toBe(command);
  });
});

describe('everything else stays as it is', () => {
  test.each([
    ['', 'start'],
    ['--db x', 'start --db x'],
    ['--color', 'start --color=always'],
    ['--help', '--help'],
    ['--db x -h', '--help'],
    ['-V', '--version'],
    ['--version show', '--version'],
    ['help show', 'help show'],
    ['shwo', 'shwo'],
    ['show -3d', 'show today-3d'],
    ['funds --color 11-01', 'funds --color=always 11-01'],
  ])('“%s” is %s', (line, command) => {
    expect(first(line)).toBe(command);
  });
});
