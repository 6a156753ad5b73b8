import { readFileSync } from 'node:fs';

/** The program's own version, which its processes run under: editions written here are marked as theirs are. */
export const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };
