import type { ShownChange, TemplateChange } from '../../pipeline/templates/shown-change.ts';
import { besideOrAbove } from '../../render/tables/beside.ts';
import { roomOf } from '../appearance.ts';
import type { CommandContext } from '../io.ts';

/** What the editor's templates do to real days, in words: the sentences as they came and as they are now. */
export function changeText(change: TemplateChange, context: CommandContext): string {
  const { changed, shown } = change;
  const { say } = context;
  const names = changed.map((name) => `${name}.hbs`).join(', ');
  const same = change.same.map((name) => say(`${name}.hbs is as it came`));
  if (changed.length === 0) return lines(same);
  if (shown.length === 0) return lines([...same, say(`${names}: the change shows on no day that was tried`)]);
  return lines([
    ...same,
    say(`${names}: ${HEADS[change.tried](shown.length, change.triedCount)}`),
    ...shown.map((one) => `\n${dayText(one, context)}`),
    `\n${say(restText(change))}`,
  ]);
}

type Counted = (count: number, tried: number) => string;

const HEADS: Readonly<Record<TemplateChange['tried'], Counted>> = {
  days: (shown, tried) => `before and after, ${shown} of the ${tried} days of the bundled history`,
  weeks: (shown, tried) => `before and after, ${shown} of the ${tried} weeks of the bundled history`,
  kinds: (shown, tried) =>
    `no day and no week of the bundled history shows the change; before and after, ${shown} of ${tried} kinds of day`,
};

function dayText({ day, kind, changes }: ShownChange, context: CommandContext): string {
  const heads = { left: context.say('before'), right: context.say('after') };
  const pairs = changes.map(({ before, after }) => ({ left: before || NONE, right: after || NONE }));
  const head = day === null ? kind : `${day} [${kind}]`;
  return `${head}\n${besideOrAbove(heads, pairs, roomOf(context).columns)}`;
}

/** A sentence that is not there. */
const NONE = '—';

const SAME: Readonly<Record<TemplateChange['tried'], Counted>> = {
  days: (same, tried) => `${same} of the ${tried} days stayed as before`,
  weeks: (same, tried) => `${same} of the ${tried} weeks stayed as before`,
  kinds: (same, tried) => `${same} of the ${tried} kinds of day stayed as before`,
};

/** Those that do not change, counted, and those that do and are not shown. */
function restText({ tried, triedCount, changedCount, shown }: TemplateChange): string {
  const same = SAME[tried](triedCount - changedCount, triedCount);
  return changedCount > shown.length ? `${same}; ${changedCount - shown.length} more changed` : same;
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');
