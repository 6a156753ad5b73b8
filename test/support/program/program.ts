import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** What a run of the program left; the status is null where a signal ended its process. */
export interface Finished {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** An empty folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
