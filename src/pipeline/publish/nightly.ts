import path from 'node:path';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { DeliveryError, EXIT, type ExitStatus } from '../../errors.ts';
import { hoursAfter } from '../../model/time.ts';
import type { Db } from '../../store/db.ts';
import {
  digestsOf,
  latestDigests,
  markDelivered,
  type StoredDigest,
  undelivered,
} from '../../store/digests.ts';
import { dropBodies } from '../../store/page-bytes.ts';
import { collect, warnOfCalendar } from '../collect/collect.ts';
import type { RunContext } from '../context.ts';
import { withStoreLocked } from '../open-store.ts';
import { writeDue } from './editions-due.ts';
import { isNews } from './is-news.ts';
import { fileOf } from './leave-file.ts';

/** An edition whose file a run has left. */
export interface Written extends StoredDigest {
  /** no edition of its day was delivered before */
  isFirst: boolean;
}

/** What a nightly run wrote, newest day first, and how it ended. */
export interface NightlyResult {
  written: readonly Written[];
  /** what those say that were written in this run; one that a killed run left behind is only delivered */
  said: readonly DigestFacts[];
  status: ExitStatus;
}

/**
 * Collects, stores, writes every edition that is due and leaves its file: on a first run the newest day's, later that
 * of every day since, whenever its figures or its state changed.
 */
export function nightly(run: RunContext, full: boolean): Promise<NightlyResult> {
  return withStoreLocked(run.config, run.reference, async (db) => {
    const collected = await collect(db, run, { full, always: full });
    // what an import brought is written although the publisher refuses; on a first run without any page nothing is
    const due = collected.delivered.length > 0 || latestDigests(db).length > 0;
    const { said, unsaid } = due ? writeDue(db, run) : { said: [], unsaid: [] };
    const { written, isWhole } = deliver(db, run);
    dropOldBodies(db, run);
    if (written.length > 0) warnOfCalendar(run);
    const failed = collected.failed.length + unsaid.length > 0 || !isWhole;
    return { written, said, status: statusOf(failed, collected.partly, written) };
  });
}

function statusOf(failed: boolean, partly: boolean, written: readonly StoredDigest[]): ExitStatus {
  if (failed) return EXIT.failed;
  if (partly || written.some((digest) => digest.edition === 'preliminary')) return EXIT.incomplete;
  return written.length === 0 ? EXIT.nothing : EXIT.done;
}

/**
 * Writes the files of every edition not yet delivered; one that a killed run left behind is delivered now. A file that
 * cannot be written is told, and holds back no other.
 */
function deliver(db: Db, run: RunContext): { written: Written[]; isWhole: boolean } {
  const { out, now } = run.config;
  const due = undelivered(db);
  const left = due.filter((digest) => leave(fileOf(out, digest.day), digest, run));
  const latest = latestDigests(db).findLast((digest) => digest.edition !== 'preliminary');
  const hasLatest = !latest || leave(path.join(out, 'latest.md'), latest, run);
  const written = left
    .filter((digest) => isNews(digest, digestsOf(db, digest.day)))
    .map((digest) => ({ ...digest, isFirst: digestsOf(db, digest.day).every(isUndelivered) }))
    .reverse();
  const days = left.map(({ day }) => day);
  markDelivered(db, days, now);
  return { written, isWhole: hasLatest && left.length === due.length };
}

const isUndelivered = ({ deliveredAt }: StoredDigest): boolean => deliveredAt === null;

/** Whether the file could be written. */
function leave(file: string, { markdown }: StoredDigest, { tell }: RunContext): boolean {
  try {
    writeWhole(file, markdown);
    return true;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    tell(`error: ${error.explain()}`);
    return false;
  }
}

function dropOldBodies(db: Db, { config }: RunContext): void {
  if (config.keepSnapshotsDays !== null)
    dropBodies(db, hoursAfter(config.now, -24 * config.keepSnapshotsDays));
}
