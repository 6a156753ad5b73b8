import type { Finding } from '../../analyse/checks/finding.ts';
import { EXIT, type ExitStatus } from '../../errors.ts';
import { checkStore } from '../../pipeline/check/check-store.ts';
import { askStore } from '../ask-store.ts';
import type { CommandContext } from '../io.ts';

/** Prints every finding about the stored data; warnings alone are no fault. */
export async function runCheck(context: CommandContext): Promise<ExitStatus> {
  const { run, io, options } = context;
  const { findings } = await askStore(context, (db) => ({ findings: checkStore(db, run), silence: null }));
  const faults = findings.filter((finding) => finding.weight === 'fault').length;
  if (options.format === 'json') {
    io.out(`${JSON.stringify({ schema: 'etf-digest/check/1', faults, findings }, null, 2)}\n`);
  } else {
    io.out(findings.map((finding) => `${line(finding)}\n`).join(''));
    io.out(`${faults} faults, ${findings.length - faults} warnings\n`);
  }
  return faults > 0 ? EXIT.faults : EXIT.done;
}

function line({ check, weight, asset, day, source, what, mend }: Finding): string {
  const where = [day, asset, source].filter((part) => part !== null).join(' ');
  return `${weight}: ${check}${where ? `, ${where}` : ''}: ${what}\n  to do: ${mend}`;
}
