import { type ExitStatus, UsageError } from '../../errors.ts';
import type { CommandContext } from '../io.ts';
import { checkTemplates } from './check-templates.ts';
import { copyTemplates } from './copy-templates.ts';
import { findTemplates } from './find-templates.ts';
import { listAll } from './list-templates.ts';

/** What may be done with templates, given the words or names behind it. */
type Deed = (context: CommandContext, given: readonly string[]) => ExitStatus;

const DEEDS: Readonly<Record<string, Deed>> = {
  list: withNothing('list', listAll),
  check: withNothing('check', checkTemplates),
  find: findTemplates,
  copy: copyTemplates,
};

/** Lists the templates of the language in use, looks them over, finds the lines that print some words, or copies some. */
export async function runTemplates(context: CommandContext): Promise<ExitStatus> {
  const [deed = '', ...given] = context.arguments.filter((word) => word !== undefined);
  const run = Object.hasOwn(DEEDS, deed) ? DEEDS[deed] : undefined;
  if (run) return run(context, given);
  throw new UsageError('unknown thing to do with templates', {
    source: 'etf-digest templates',
    expected: 'list, check, find or copy',
    got: JSON.stringify(deed),
  });
}

function withNothing(deed: string, run: (context: CommandContext) => ExitStatus): Deed {
  return (context, given) => {
    if (given.length === 0) return run(context);
    throw new UsageError(`templates ${deed} takes nothing more`, { got: given.join(' ') });
  };
}
