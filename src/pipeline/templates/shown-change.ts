import { addDays, type Day } from '../../model/time.ts';
import { weekName, weekOf } from '../../model/week.ts';
import { FORMS, type RenderContext } from '../../render/context.ts';
import { createTemplates } from '../../render/template.ts';
import {
  type ChangedWords,
  changedWords,
  changesIn,
  type TwoContexts,
} from '../../render/template-check/changed-words.ts';
import { sampleName } from '../../render/template-check/sample-names.ts';
import type { RunContext } from '../context.ts';
import { renderContextOf } from '../days/say-digest.ts';
import { readTemplates } from '../template-files.ts';
import { KIND_NAMES, kindsOf, ORDINARY } from './day-kinds.ts';
import { realDay, realDays } from './samples/real-days.ts';
import { samplesOf } from './samples/samples.ts';
import { type Stock, stockOf } from './samples/stock.ts';
import { weekOn } from './samples/weeks.ts';

/** A day, a week or an invented kind of day on which a change of templates shows. */
export interface ShownChange {
  /** the trading day, or the Friday of the week; null for an invented one */
  day: Day | null;
  /** in English and in Chinese */
  kind: string;
  changes: readonly ChangedWords[];
}

/** What the editor’s templates say otherwise than those that come along. */
export interface TemplateChange {
  /** the names of those that differ, and of those in the editor’s folder that do not */
  changed: readonly string[];
  same: readonly string[];
  /** what was tried: the days of the bundled history, else its weeks, else the invented kinds of day */
  tried: 'days' | 'weeks' | 'kinds';
  triedCount: number;
  changedCount: number;
  /** five at most, of different kinds */
  shown: readonly ShownChange[];
}

const MOST_SHOWN = 5;

/** What the editor’s templates do to real days; null without any. */
export function templateChange({ config, reference }: RunContext): TemplateChange | null {
  const [own, shipped] = [readTemplates(config.lang, config.templates), readTemplates(config.lang, null)];
  if (own.own.length === 0) return null;
  const plain = (text: string | undefined) => text?.trimEnd();
  const differs = (name: string) => plain(own.texts[name]) !== plain(shipped.texts[name]);
  const names = { changed: own.own.filter(differs), same: own.own.filter((name) => !differs(name)) };
  if (names.changed.length === 0)
    return { ...names, tried: 'days', triedCount: 0, changedCount: 0, shown: [] };
  const after = renderContextOf(config, reference);
  const before: RenderContext = { ...after, templates: createTemplates(shipped.texts, shipped.files) };
  const stock = stockOf(reference);
  const contexts = { before, after };
  const shown =
    changedDays(stock, contexts) ?? changedWeeks(stock, contexts) ?? changedKinds(stock, contexts);
  return { ...names, ...shown };
}

type Found = Pick<TemplateChange, 'tried' | 'triedCount' | 'changedCount' | 'shown'>;

interface TriedDay {
  day: Day;
  isLater: boolean;
  kinds: readonly string[];
  changes: readonly ChangedWords[];
}

/** The days of the history, each fifth as it is read a year later; null where none shows the change. */
function changedDays(stock: Stock, contexts: TwoContexts): Found | null {
  const days = realDays(stock).toReversed();
  const facts = days.map((day, i) => realDay(day, i % 5 === 2 ? 'a year later' : 'next morning', stock));
  for (const form of FORMS) {
    const changed = facts.flatMap((told, i): TriedDay[] => {
      const day = told.tradingDay;
      const changes = changesIn(form, { kind: day, facts: told }, contexts);
      return changes.length > 0 ? [{ day, isLater: i % 5 === 2, kinds: kindsOf(told), changes }] : [];
    });
    if (changed.length > 0) return found('days', days.length, changed.length, ofDifferentKinds(changed));
  }
  return null;
}

/** One of each kind, the newest, and one that is read later; then whichever are left. */
function ofDifferentKinds(changed: readonly TriedDay[]): ShownChange[] {
  const chosen = new Map<Day, ShownChange>();
  const choose = (kind: string, fits: (one: TriedDay) => boolean) => {
    const next = changed.find((one) => !chosen.has(one.day) && fits(one));
    if (next) chosen.set(next.day, { day: next.day, kind, changes: next.changes });
  };
  choose(LATER, ({ isLater }) => isLater);
  for (const kind of [...KIND_NAMES, ...Array.from({ length: MOST_SHOWN }, () => ORDINARY)])
    if (chosen.size < MOST_SHOWN) choose(kind, ({ isLater, kinds }) => !isLater && kinds.includes(kind));
  for (const _ of changed) if (chosen.size < MOST_SHOWN) choose(LATER, () => true);
  return [...chosen.values()].toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1));
}

const LATER = 'read a year later · 隔年查阅';

/** The weeks of the history, the newest first, each as it is told on the Monday after it; null where none shows the change. */
function changedWeeks(stock: Stock, contexts: TwoContexts): Found | null {
  const days = realDays(stock);
  const mondayOf = (day: Day | undefined) => day && weekOf(day).monday;
  const lastDays = days.filter((day, i) => mondayOf(day) !== mondayOf(days[i + 1])).toReversed();
  const changed = lastDays.flatMap((day): ShownChange[] => {
    const week = weekOf(day);
    const weekFacts = weekOn(day, [stock.btc, stock.eth], addDays(week.sunday, 1), stock);
    const changes = changedWords({ kind: day, weekFacts }, contexts);
    return changes.length > 0 ? [{ day, kind: weekName(week), changes }] : [];
  });
  if (changed.length === 0) return null;
  return found('weeks', lastDays.length, changed.length, changed.slice(0, MOST_SHOWN));
}

/** The invented kinds of day, for corrections, holidays and the like; nothing where the change shows nowhere. */
function changedKinds({ reference }: Stock, contexts: TwoContexts): Found {
  const samples = samplesOf(reference);
  const changed = samples.flatMap((sample): ShownChange[] => {
    const changes = changedWords(sample, contexts);
    return changes.length > 0 ? [{ day: null, kind: sampleName(sample.kind), changes }] : [];
  });
  return found('kinds', samples.length, changed.length, changed.slice(0, MOST_SHOWN));
}

const found = (
  tried: Found['tried'],
  triedCount: number,
  changedCount: number,
  shown: readonly ShownChange[],
): Found => ({ tried, triedCount, changedCount, shown });
