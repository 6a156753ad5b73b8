import { existsSync, statfsSync } from 'node:fs';

const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 ** 30;

/** Where temporary folders are made: in memory where the system has room there, as a test's database is on no disk long. */
export const TEMPORARY_FOLDER: Record<string, string> = isRoomy() ? { TMPDIR: MEMORY } : {};

function isRoomy(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM_BYTES;
}
