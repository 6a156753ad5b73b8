import { cpSync, mkdirSync, rmSync, watch } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contentsOf, dbOf, outOf } from '../support/days/contents.ts';
import { runHere } from '../support/program/here.ts';
import { killedRun, runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { type StoreState, stateOf, WHOLE } from '../support/program/store-state.ts';
import { type Publisher, startPublisher } from '../support/publishers/publisher.ts';
import { randomFrom } from '../support/random.ts';
import { AMOUNT } from './amount.ts';
import { report } from './report.ts';

const SEED = Number(process.env.KILLS_SEED ?? 20_241_221);
/** the last page that a night asks for */
const LAST_PAGE = '/eth/';
/** what random moments are counted from: the start of the run, its last question, the first file it writes */
const STEPS = ['start', 'last page', 'first file'] as const;

interface Night {
  name: string;
  /** the moments of the runs before */
  before: readonly string[];
  at: string;
  days: readonly string[];
  kills: number;
}

const NIGHTS: Night[] = [
  {
    // the 18th, preliminary so far, becomes final; the 19th and the 20th are new
    name: 'a night after others',
    before: ['2024-12-17T06:30:00Z', '2024-12-19T06:30:00Z'],
    at: '2024-12-21T06:30:00Z',
    days: ['2024-12-16', '2024-12-17', '2024-12-18', '2024-12-19', '2024-12-20'],
    kills: AMOUNT.kills * 0.75,
  },
  {
    name: 'the first night, from an empty folder',
    before: [],
    at: '2024-12-17T06:30:00Z',
    days: ['2024-12-16'],
    kills: AMOUNT.kills * 0.25,
  },
];

/** What a folder holds, and what show says of its days. */
async function heldAndShown(folder: string, { at, days }: Night, env: Record<string, string>) {
  const shown = [];
  for (const day of days)
    shown.push(await runHere(['show', day, '--json', '--now', at], { cwd: folder, env }));
  return { ...contentsOf(folder), shown };
}

/** Where in a night a kill fell, by what it left. */
function phaseOf(left: StoreState, prepared: StoreState): string {
  if (!left.ready) return 'before the store was made';
  if (left.pages === prepared.pages) return 'before the figures were stored';
  if (left.editions === prepared.editions) return 'before the editions were written';
  return left.undelivered > 0 ? 'before the files were written' : 'after the files were written';
}

const titlesOf = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('加密 ETF'));

/** A folder as the nights before left it; the folder of the files is there, to be watched. */
async function prepare(night: Night, publisher: Publisher, env: Record<string, string>): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(outOf(folder));
  for (const at of night.before) {
    publisher.at = at;
    expect((await runHere(['nightly', '--now', at], { cwd: folder, env })).status).toBe(0);
  }
  publisher.at = night.at;
  return folder;
}

/** Resolves when the run that follows comes to a step. */
function reached(step: (typeof STEPS)[number], publisher: Publisher, folder: string): Promise<void> {
  if (step === 'start') return Promise.resolve();
  if (step === 'last page') return publisher.asked(LAST_PAGE);
  return new Promise((resolve) => {
    const watcher = watch(outOf(folder), () => {
      watcher.close();
      resolve();
    }).unref();
  });
}

/** A run that nobody killed. */
interface Calm {
  folder: string;
  stdout: string;
  /** milliseconds from each step to the end */
  lengths: number[];
}

async function undisturbed(
  prepared: string,
  args: readonly string[],
  publisher: Publisher,
  env: Record<string, string>,
): Promise<Calm> {
  const folder = temporaryFolder();
  cpSync(prepared, folder, { recursive: true });
  const moments = STEPS.map((step) => reached(step, publisher, folder).then(() => performance.now()));
  const { stdout, status } = await runProgram(args, { cwd: folder, env });
  const end = performance.now();
  expect(status).toBe(0);
  return { folder, stdout, lengths: (await Promise.all(moments)).map((moment) => end - moment) };
}

const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[of.length >> 1] ?? 0;

test.each(NIGHTS)('$name: killed at random moments', async (night) => {
  const publisher = await startPublisher(night.at);
  onTestFinished(() => publisher.close());
  const env = { ETF_DIGEST_FARSIDE_URL: publisher.url };
  const args = ['nightly', '--now', night.at];
  const prepared = await prepare(night, publisher, env);
  const before = stateOf(dbOf(prepared));

  const calm: Calm[] = [];
  for (let i = 0; i < 3; i += 1) calm.push(await undisturbed(prepared, args, publisher, env));
  const [twin] = calm;
  if (!twin) throw new Error('no undisturbed run');
  const lengths = STEPS.map((_, i) => median(calm.map((one) => one.lengths[i] ?? 0)));
  const expected = await heldAndShown(twin.folder, night, env);
  expect(expected.files.length).toBeGreaterThanOrEqual(2);

  const scratch = temporaryFolder();
  const measured = lengths.map(Math.round).join(', ');
  const random = randomFrom(SEED);
  const phases = new Map<string, number>();
  let kills = 0;
  for (let i = 0; kills < night.kills && i < night.kills * 4; i += 1) {
    const folder = path.join(scratch, `night-${i}`);
    cpSync(prepared, folder, { recursive: true });
    const options = { cwd: folder, env };
    const step = STEPS[i % STEPS.length] ?? 'start';
    const length = lengths[i % STEPS.length] ?? 0;
    const ms = random() * length;
    const killed = await killedRun(args, options, ms, reached(step, publisher, folder));
    if (killed.status !== null) {
      // over before its moment came: a run is shorter than it was measured
      lengths[i % STEPS.length] = (length + ms) / 2;
      rmSync(folder, { recursive: true });
      continue;
    }
    kills += 1;
    const left = stateOf(dbOf(folder));
    const phase = phaseOf(left, before);
    phases.set(phase, (phases.get(phase) ?? 0) + 1);
    expect(left, phase).toMatchObject(WHOLE);

    const next = await runHere(args, options);
    expect(next, phase).toMatchObject({ status: 0, stderr: '' });
    expect(await heldAndShown(folder, night, env), phase).toEqual(expected);
    const printed = titlesOf(killed.stdout + next.stdout);
    expect(new Set(printed).size, 'an edition was printed twice').toBe(printed.length);
    expect(await runHere(args, options)).toEqual({ status: 0, stdout: '', stderr: '' });
    rmSync(folder, { recursive: true });
  }
  expect(kills).toBe(night.kills);
  // neither all early nor all late
  expect(phases.size).toBeGreaterThan(1);
  report(
    `kills: ${night.name}: ${kills} (seed ${SEED}; a calm run took ${measured} ms ` +
      `from its ${STEPS.join(', ')}): every database whole, every next run ended in the same texts`,
  );
  report(`kills: ${night.name}: ${[...phases].map(([phase, times]) => `${times} ${phase}`).join(', ')}`);
});
