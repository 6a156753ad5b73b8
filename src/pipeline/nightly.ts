import path from 'node:path';
import type { AssetSources } from '../analyse/asset-sources.ts';
import { wordingAt } from '../analyse/digest-facts.ts';
import type { Config } from '../config.ts';
import { writeWhole } from '../deliver/file.ts';
import { EXIT, type ExitStatus } from '../errors.ts';
import { ASSETS } from '../model/flow.ts';
import { type Day, hoursAfter, newYorkDay } from '../model/time.ts';
import { plainText } from '../render/digest-text.ts';
import { digestMarkdown } from '../render/markdown.ts';
import { dropBodies } from '../store/bodies.ts';
import type { Db } from '../store/db.ts';
import {
  digestsOf,
  latestDigests,
  markAgreeing,
  markDelivered,
  type StoredDigest,
  saveDigest,
  undelivered,
} from '../store/digests.ts';
import { lastObservations } from '../store/marks.ts';
import { collect, warnOfCalendar } from './collect.ts';
import type { RunContext } from './context.ts';
import { draftEdition } from './edition.ts';
import { newestDay, readHistories } from './histories.ts';
import { isNews } from './news.ts';
import { withStoreLocked } from './open-store.ts';
import { keepOpinions } from './opinions.ts';
import { readPrinted } from './printed.ts';
import { sayDigest, wordsMark, wordsOf } from './say.ts';

/** What a nightly run wrote, newest day first, and how it ended. */
export interface NightlyResult {
  written: readonly StoredDigest[];
  status: ExitStatus;
}

/**
 * Collects, stores, writes every edition that is due and leaves its file: on a first run the newest day's, later that
 * of every day since, whenever its figures or its state changed.
 */
export function nightly(run: RunContext, full: boolean): Promise<NightlyResult> {
  return withStoreLocked(run.config, run.reference, async (db) => {
    const collected = await collect(db, run, full);
    // what an import brought is written although the publisher refuses; on a first run without any page nothing is
    const due = collected.delivered.length > 0 || latestDigests(db).length > 0;
    if (due) db.transaction(() => writeDue(db, run)).immediate();
    const written = deliver(db, run);
    dropOldBodies(db, run);
    if (written.length > 0) warnOfCalendar(run);
    return { written, status: statusOf(collected.failed.length > 0, collected.partly, written) };
  });
}

function statusOf(failed: boolean, partly: boolean, written: readonly StoredDigest[]): ExitStatus {
  if (failed) return EXIT.failed;
  if (partly || written.some((digest) => digest.edition === 'preliminary')) return EXIT.incomplete;
  return written.length === 0 ? EXIT.nothing : EXIT.done;
}

function writeDue(db: Db, run: RunContext): void {
  const { config, reference } = run;
  const histories = readHistories(db, config, reference, '', ASSETS);
  const newest = newestDay(
    histories.filter(({ asset }) => config.assets.includes(asset)),
    newYorkDay(config.now),
  );
  if (newest === null) return;
  const stored = new Map(latestDigests(db).map((digest) => [digest.day, digest]));
  const first = stored.keys().next().value ?? newest;
  const observed = lastObservations(db);
  for (const day of reference.calendar.tradingDays(first, newest)) {
    const lastObservation = observed.get(day) ?? 0;
    const last = stored.get(day);
    if (last && isDone(last, config) && last.lastObservation === lastObservation) continue;
    const draft = draftEdition(
      day,
      histories.filter(isTold(config, last)),
      digestsOf(db, day),
      config.now,
      wordingAt(day, config.now),
    );
    if (draft) keepOpinions(db, draft.facts, run);
    if (draft?.unchanged && last) markAgreeing(db, last.id, lastObservation);
    if (!draft || draft.unchanged || draft.facts.edition === null) continue;
    const text = sayDigest(draft.facts, config, reference);
    saveDigest(db, {
      day,
      edition: draft.facts.edition,
      wording: draft.facts.wording,
      title: text.title,
      text: plainText(text),
      markdown: digestMarkdown(draft.facts, text, wordsOf(config, reference), config.now),
      figures: JSON.stringify(draft.figures),
      corrections: JSON.stringify(draft.facts.corrections),
      lastObservation,
      words: wordsMark(run),
      writtenAt: config.now,
    });
  }
}

/** Nothing but new figures can change it: it is not preliminary, and tells of every asset that is enabled. */
function isDone({ edition, figures }: StoredDigest, { assets }: Config): boolean {
  const told = Object.keys(readPrinted(figures));
  return edition !== 'preliminary' && assets.every((asset) => told.includes(asset));
}

/** An edition tells of the enabled assets, and of those that the last one told of: a run for one asset drops no other. */
function isTold({ assets }: Config, last: StoredDigest | undefined): (history: AssetSources) => boolean {
  const before = Object.keys(last ? readPrinted(last.figures) : {});
  return ({ asset }) => assets.includes(asset) || before.includes(asset);
}

/** Writes the files of every edition not yet delivered; one that a killed run left behind is delivered now. */
function deliver(db: Db, { config }: RunContext): StoredDigest[] {
  const due = undelivered(db);
  for (const digest of due) writeWhole(fileOf(config.out, digest.day), digest.markdown);
  const latest = latestDigests(db).findLast((digest) => digest.edition !== 'preliminary');
  if (latest) writeWhole(path.join(config.out, 'latest.md'), latest.markdown);
  markDelivered(db, config.now);
  return due.filter((digest) => isNews(digest, digestsOf(db, digest.day))).reverse();
}

function dropOldBodies(db: Db, { config }: RunContext): void {
  if (config.keepSnapshotsDays !== null)
    dropBodies(db, hoursAfter(config.now, -24 * config.keepSnapshotsDays));
}

/** The Markdown file of a day. */
export function fileOf(out: string, day: Day): string {
  return path.join(out, `${day}.md`);
}
