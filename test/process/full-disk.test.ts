import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { BLOCK, MAIN } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';

const WRITE_WHOLE = pathToFileURL(path.join(path.dirname(MAIN), 'disk/write-whole.js')).href;
const NAME = '2024-11-01.md';

/** Writes in a process to which the disk is full after 8 blocks: it takes a part of a text and says so by the count alone. */
function writeWithLimit(file: string, text: string): string {
  const script = `
    const { writeWhole } = await import(${JSON.stringify(WRITE_WHOLE)});
    try {
      writeWhole(${JSON.stringify(file)}, ${JSON.stringify(text)});
      process.stdout.write('written');
    } catch (error) {
      process.stdout.write(error.name);
    }`;
  const limited = ['-c', 'ulimit -f 8 && exec "$@"', 'sh', process.execPath, '--import', BLOCK];
  const { stdout } = spawnSync('sh', [...limited, '--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  return stdout;
}

test('a text that fits below the limit is written', () => {
  const file = path.join(temporaryFolder(), NAME);
  expect(writeWithLimit(file, '总净流出 5490 万美元')).toBe('written');
  expect(readFileSync(file, 'utf8')).toBe('总净流出 5490 万美元');
});

test('lack of space half way is an error, and the old file stays', () => {
  const file = path.join(temporaryFolder(), NAME);
  writeFileSync(file, 'old');
  expect(writeWithLimit(file, '万'.repeat(20_000))).toBe('DeliveryError');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(path.dirname(file))).toEqual([NAME]);
});
