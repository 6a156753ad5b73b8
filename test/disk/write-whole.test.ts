import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeWhole } from '../../src/disk/write-whole.ts';
import { DeliveryError } from '../../src/errors.ts';
import { temporaryFolder } from '../support/program/program.ts';

const NAME = '2024-11-01.md';
/** The number of no process. */
const NOBODY = 2 ** 30;
const LONG_AGO = new Date('2024-11-02T05:30:00.000Z');

const markdown = (generatedAt: string, title = '总净流出 5490 万美元') =>
  `---\ntitle: ${title}\ntrading_day: 2024-11-01\ngenerated_at: ${generatedAt}\n---\n\n# ${title}\n`;
const TEXT = markdown('2024-11-02T05:30:00.000Z');

/** A file that was last written long ago. */
function oldFile(text: string): string {
  const file = path.join(temporaryFolder(), NAME);
  writeFileSync(file, text);
  utimesSync(file, LONG_AGO, LONG_AGO);
  return file;
}

const neighbours = (file: string): string[] => readdirSync(path.dirname(file));

/** Why a file was not written. */
function refusal(file: string, text = TEXT): DeliveryError {
  try {
    writeWhole(file, text);
  } catch (error) {
    if (error instanceof DeliveryError) return error;
    throw error;
  }
  throw new Error('the file was written');
}

describe('a text is written whole', () => {
  test('into a folder that is made for it, with nothing else left there', () => {
    const file = path.join(temporaryFolder(), 'deep', 'down', NAME);
    expect(writeWhole(file, TEXT)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    expect(neighbours(file)).toEqual([NAME]);
  });

  test.each([
    ['longer', `${TEXT}${TEXT}`],
    ['shorter', 'nothing\n'],
  ])('over one that was %s', (_, before) => {
    const file = oldFile(before);
    expect(writeWhole(file, TEXT)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    expect(neighbours(file)).toEqual([NAME]);
  });

  test('past what a killed run left beside it', () => {
    const file = path.join(temporaryFolder(), NAME);
    writeFileSync(path.join(path.dirname(file), `.${NAME}.${NOBODY}.0123456789ab.tmp`), 'x'.repeat(10_000));
    expect(writeWhole(file, TEXT)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    expect(neighbours(file)).toEqual([NAME]);
  });

  test('into another file than before: one who has the old one open reads on in it', () => {
    const file = oldFile('old');
    const before = statSync(file).ino;
    writeWhole(file, TEXT);
    expect(statSync(file).ino).not.toBe(before);
  });
});

describe('a link that somebody planted', () => {
  test.each([`.${NAME}.tmp`, NAME])('as %s is not followed: what it leads to stays', (name) => {
    const file = path.join(temporaryFolder(), NAME);
    const prey = path.join(temporaryFolder(), 'prey.txt');
    writeFileSync(prey, 'kept');
    symlinkSync(prey, path.join(path.dirname(file), name));
    expect(writeWhole(file, TEXT)).toBe(true);
    expect(readFileSync(prey, 'utf8')).toBe('kept');
    expect(lstatSync(file).isFile()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
  });
});

describe('a file that says the same', () => {
  test('keeps its time', () => {
    const file = oldFile(TEXT);
    expect(writeWhole(file, TEXT)).toBe(false);
    expect(statSync(file).mtime).toEqual(LONG_AGO);
  });

  test('but for generated_at keeps its time and the moment of its first writing', () => {
    const file = oldFile(TEXT);
    expect(writeWhole(file, markdown('2024-11-03T05:30:00.000Z'))).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    expect(statSync(file).mtime).toEqual(LONG_AGO);
  });

  test('but for generated_at and one more thing is replaced, with the new moment', () => {
    const file = oldFile(TEXT);
    const next = markdown('2024-11-03T05:30:00.000Z', '总净流出 5480 万美元');
    expect(writeWhole(file, next)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(next);
    expect(statSync(file).mtime).not.toEqual(LONG_AGO);
  });

  test('but for a moment in its body is replaced', () => {
    const said = (moment: string) => `${TEXT}\ngenerated_at: ${moment}\n`;
    const file = oldFile(said('noon'));
    expect(writeWhole(file, said('night'))).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(said('night'));
  });

  test('is empty where the text is', () => {
    const file = path.join(temporaryFolder(), NAME);
    expect(writeWhole(file, '')).toBe(true);
    expect(writeWhole(file, '')).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});

describe('a text that cannot be written', () => {
  test.each(['', 'deep/down'])(
    'beneath a file (%j) is an error that names it, and nothing is left',
    (between) => {
      const plain = path.join(temporaryFolder(), 'plain.txt');
      writeFileSync(plain, 'a file');
      const file = path.join(plain, between, NAME);
      const error = refusal(file);
      expect(error.details.source).toBe(file);
      expect(error.explain()).toMatch(/cannot be written.*got: .*(ENOTDIR|EEXIST).*to do: /s);
      expect(readFileSync(plain, 'utf8')).toBe('a file');
      expect(neighbours(plain)).toEqual(['plain.txt']);
    },
  );

  test('where a folder stands leaves the folder and no temporary file', () => {
    const file = path.join(temporaryFolder(), NAME);
    mkdirSync(file);
    writeFileSync(path.join(file, 'kept.txt'), 'kept');
    expect(refusal(file).details.source).toBe(file);
    expect(readdirSync(file)).toEqual(['kept.txt']);
    expect(neighbours(file)).toEqual([NAME]);
  });
});
