import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '../golden');

/** Compares a whole text with test/golden/NAME; UPDATE_GOLDEN=1 writes it, to be read before it is committed. */
export function expectGolden(name: string, text: string): void {
  const file = path.join(FOLDER, name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
