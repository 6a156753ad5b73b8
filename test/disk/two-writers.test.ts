import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeWhole } from '../../src/disk/write-whole.ts';
import { temporaryFolder } from '../support/program/program.ts';

/** What happens while a file is brought to the disk, once. */
const during = vi.hoisted((): { sync: (() => void) | null } => ({ sync: null }));
vi.mock(import('node:fs'), async (original) => {
  const real = await original();
  return {
    ...real,
    fsyncSync: (handle: number) => {
      const { sync } = during;
      during.sync = null;
      sync?.();
      real.fsyncSync(handle);
    },
  };
});

const NAME = '2024-11-01.md';
const TEXT = '# 总净流出 5490 万美元\n';
const LONG_AGO = new Date('2024-11-02T05:30:00.000Z');
const fileIn = (folder: string) => path.join(folder, NAME);

test('a text that two write at once is written by both, each whole: the later one stays', () => {
  const folder = temporaryFolder();
  during.sync = () => void writeWhole(fileIn(folder), 'by the other\n');
  expect(writeWhole(fileIn(folder), TEXT)).toBe(true);
  expect(during.sync).toBeNull();
  expect(readFileSync(fileIn(folder), 'utf8')).toBe(TEXT);
  expect(readdirSync(folder)).toEqual([NAME]);
});

test('a text that cannot be written leaves the old file as it was, and no other', () => {
  const folder = temporaryFolder();
  writeFileSync(fileIn(folder), 'old');
  utimesSync(fileIn(folder), LONG_AGO, LONG_AGO);
  during.sync = () => {
    throw new Error('ENOSPC: no space left on device');
  };
  expect(() => writeWhole(fileIn(folder), TEXT)).toThrow('the file cannot be written');
  expect(readFileSync(fileIn(folder), 'utf8')).toBe('old');
  expect(statSync(fileIn(folder)).mtime).toEqual(LONG_AGO);
  expect(readdirSync(folder)).toEqual([NAME]);
});
