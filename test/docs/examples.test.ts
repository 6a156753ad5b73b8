import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { NOW } from '../support/docs/desk.ts';
import { ROOT } from '../support/docs/pages.ts';
import { openShell } from '../support/docs/shell.ts';
import { runHere } from '../support/program/here.ts';
import { type Finished, temporaryFolder } from '../support/program/program.ts';
import { NOBODY } from '../support/publishers/nobody.ts';
import { startPublisher } from '../support/publishers/publisher.ts';

const textOf = (name: string): string => readFileSync(path.join(ROOT, 'docs/examples', name), 'utf8');

/** Runs a job's line on a machine whose home, /srv and all, is one folder: the compiled program, as a process. */
async function runJob(line: string, cwd = '.'): Promise<Finished & { files: string }> {
  const [shell, publisher] = [await openShell(), await startPublisher(NOW)];
  onTestFinished(() => Promise.all([shell.close(), publisher.close()]).then(() => undefined));
  const checkout = path.join(shell.folder, 'etf-digest');
  mkdirSync(checkout);
  for (const name of ['dist', 'package.json']) symlinkSync(path.join(ROOT, name), path.join(checkout, name));
  const at = { ETF_DIGEST_NOW: NOW, ETF_DIGEST_FARSIDE_URL: publisher.url };
  const env = { ...NOBODY, ...at, HOME: shell.folder };
  const run = await shell.run(line, { cwd: path.join(shell.folder, cwd), env });
  const { stdout } = await shell.run('ls out', { cwd: checkout, env: {} });
  return { ...run, files: stdout };
}

const WRITTEN = { status: 0, stderr: '', files: '2024-12-16.md\nlatest.md\n' };

/** `Name=value` of a unit, by section. */
const unitOf = (name: string): Record<string, string> =>
  Object.fromEntries([...textOf(name).matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]));

describe('the examples', () => {
  test('the line for cron writes the night of a checkout in the home folder', async () => {
    const fields = /^(\S+ \* \* \* \*) (.+)$/.exec(textOf('crontab').trim());
    expect(fields?.[1]).toBe('*/15 * * * *');
    expect(await runJob(fields?.[2] ?? '')).toMatchObject(WRITTEN);
  });

  test('the units start the same command at the same hours, and make up for a missed time', async () => {
    const [service, timer] = [unitOf('etf-digest.service'), unitOf('etf-digest.timer')];
    expect(service).toMatchObject({ Type: 'oneshot', WorkingDirectory: '/srv/etf-digest' });
    expect(timer).toMatchObject({
      OnCalendar: '*:0/15',
      Persistent: 'true',
      WantedBy: 'timers.target',
    });
    expect(await runJob(service.ExecStart ?? '', 'etf-digest')).toMatchObject(WRITTEN);
  });

  test('the workflow runs the night after it has restored the database', async () => {
    const runs = [...textOf('github-nightly.yml').matchAll(/- (?:run|uses): (.*)/g)].map(([, step]) => step);
    expect(runs).toEqual([
      'actions/checkout@v4',
      'actions/setup-node@v4',
      'npm ci',
      'actions/cache@v4',
      'npm start -s -- nightly --out digests',
      '|',
    ]);
    const [shell, publisher] = [await openShell(), await startPublisher(NOW)];
    onTestFinished(() => Promise.all([shell.close(), publisher.close()]).then(() => undefined));
    const env = { ETF_DIGEST_NOW: NOW, ETF_DIGEST_FARSIDE_URL: publisher.url };
    const cwd = shell.folder;
    expect(await shell.run(runs[4] ?? '', { cwd, env })).toMatchObject({ status: 0, stderr: '' });
    expect((await shell.run('ls digests data/*.db', { cwd, env })).stdout).toBe(
      'data/etf-digest.db\n\ndigests:\n2024-12-16.md\nlatest.md\n',
    );
  });

  test('the settings file takes its templates and its line from where it says', async () => {
    const config = path.join(ROOT, 'docs/examples/etf-digest.json');
    const here = { cwd: temporaryFolder(), env: { ETF_DIGEST_DB: 'a.db', ETF_DIGEST_OUT: 'out' } };
    const lastLine = async (...more: string[]) =>
      (await runHere(['show', '2024-11-01', ...more], here)).stdout.trimEnd().split('\n').at(-1);
    expect(await lastLine('--config', config)).toBe('Web3 早报整理。本文不构成投资建议。');
    expect(await lastLine()).toBe('以上为公开数据整理，不构成投资建议。');
  });
});
