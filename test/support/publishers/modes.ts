import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { dbOf, outOf } from '../days/contents.ts';
import { runHere } from '../program/here.ts';
import { runProgram } from '../program/process.ts';
import type { Finished } from '../program/program.ts';
import type { Fault } from './faults.ts';
import { type Publisher, startPublisher } from './publisher.ts';
import { carriedRecord } from './record.ts';

/** A first run on an empty folder, or a run after one that went well. */
export type Kind = 'alone' | 'in the middle';

/** What a folder holds that a publisher's page could have changed. */
interface Contents {
  files: unknown[];
  /** those of the bundled history aside */
  observations: unknown[];
}

/** A way to misbehave; `none` is a publisher that does not. */
export type Mode = Fault | 'none';

/** A run against a publisher that misbehaves, and the one after it. */
export interface Case {
  mode: Mode;
  kind: Kind;
  /** the publisher's address */
  url: string;
  run: Finished;
  peakKilobytes: number;
  before: Contents;
  after: Contents;
  /** the run an hour later, when the publisher behaves */
  next: Finished;
  /** lines of `trend` after it: day, asset, whole dollars */
  totals: string[];
}

const NIGHT_BEFORE = '2026-02-03T06:30:00Z';
const NIGHT = '2026-02-04T06:30:00Z';
const NEXT = '2026-02-04T07:30:00Z';
const PEAK = pathToFileURL(path.join(import.meta.dirname, '../program/peak-memory.mjs')).href;
/** modes that last until the time limit get one of two seconds */
const SHORT: Partial<Record<Mode, string>> = { timeout: '2', slow: '2' };

/** Runs each of them, two at a time. */
export async function runModes(asked: readonly Pick<Case, 'mode' | 'kind'>[]): Promise<Case[]> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-'));
  const { tables } = carriedRecord();
  const lanes = await Promise.all([NIGHT_BEFORE, NIGHT_BEFORE].map((at) => startPublisher(at, tables)));
  try {
    const prepared = path.join(root, 'prepared');
    mkdirSync(prepared);
    const env = { ETF_DIGEST_FARSIDE_URL: lanes[0]?.url ?? '' };
    await runHere(['nightly', '--now', NIGHT_BEFORE], { cwd: prepared, env });
    const queue = [...asked];
    const cases: Case[] = [];
    const work = async (lane: Publisher) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const folder = mkdtempSync(path.join(root, 'case-'));
        if (next.kind === 'in the middle') cpSync(prepared, folder, { recursive: true });
        cases.push(await runCase(next.mode, next.kind, folder, lane));
        rmSync(folder, { recursive: true });
      }
    };
    await Promise.all(lanes.map(work));
    return cases;
  } finally {
    for (const lane of lanes) await lane.close();
    rmSync(root, { recursive: true, force: true });
  }
}

async function runCase(mode: Mode, kind: Kind, folder: string, publisher: Publisher): Promise<Case> {
  const env = { ETF_DIGEST_FARSIDE_URL: publisher.url };
  const before = contentsOf(folder);
  publisher.at = NIGHT;
  if (mode !== 'none') publisher.faults.set('*', mode);
  const measured = await measuredRun(['nightly', '--now', NIGHT], folder, {
    ...env,
    ETF_DIGEST_TIMEOUT: SHORT[mode] ?? '',
  });
  const after = contentsOf(folder);
  publisher.faults.clear();
  publisher.at = NEXT;
  const next = await runHere(['nightly', '--now', NEXT], { cwd: folder, env });
  const asked = ['trend', '2026-02-03', '--days', '2', '--format', 'csv', '--now', NEXT];
  const trend = await runHere(asked, { cwd: folder, env });
  const totals = trend.stdout.trim().split('\n').slice(1);
  return { mode, kind, url: publisher.url, ...measured, before, after, next, totals };
}

async function measuredRun(
  args: readonly string[],
  folder: string,
  env: Record<string, string>,
): Promise<Pick<Case, 'run' | 'peakKilobytes'>> {
  const file = `${folder}.peak`;
  const run = await runProgram(args, {
    cwd: folder,
    env: { ...env, NODE_OPTIONS: `--import=${PEAK}`, PEAK_MEMORY_FILE: file },
  });
  return { run, peakKilobytes: Number(readFileSync(file, 'utf8')) };
}

function contentsOf(folder: string): Contents {
  const out = outOf(folder);
  const files = (existsSync(out) ? readdirSync(out) : []).map((name) => {
    const file = path.join(out, name);
    return [name, statSync(file).mtimeMs, readFileSync(file, 'utf8')];
  });
  return { files, observations: observationsOf(dbOf(folder)) };
}

function observationsOf(file: string): unknown[] {
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare(
        `SELECT o.id, o.source, o.asset, o.day, o.ticker, o.flow_usd FROM observations o
         JOIN snapshots s ON s.id = o.snapshot WHERE s.via <> 'bundled' ORDER BY o.id`,
      )
      .all();
  } finally {
    db.close();
  }
}
