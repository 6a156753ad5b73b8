import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** One line of the slow run's report, e.g. `kills: 200, every database whole`. */
export function report(line: string): void {
  const file = process.env.SLOW_REPORT;
  if (file) appendFileSync(file, `${line}\n`);
}

/** Prints at the end what every slow test has reported. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-report-'));
  const file = path.join(folder, 'report.txt');
  process.env.SLOW_REPORT = file;
  return () => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').sort() : [];
    process.stdout.write(`\n== report of the slow run\n${lines.map((line) => `  ${line}\n`).join('')}`);
    rmSync(folder, { recursive: true, force: true });
  };
}
