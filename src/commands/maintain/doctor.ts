import { EXIT, type ExitStatus } from '../../errors.ts';
import { examine } from '../../pipeline/doctor/doctor.ts';
import type { Finding } from '../../pipeline/doctor/finding.ts';
import { alignedTable } from '../../render/tables/table.ts';
import type { CommandContext } from '../io.ts';

/** Tells what is wrong with the installation and how to mend it. */
export async function runDoctor({ io, run, options, settings }: CommandContext): Promise<ExitStatus> {
  const findings = await examine(run, settings());
  const count = (verdict: Finding['verdict']) => findings.filter((one) => one.verdict === verdict).length;
  const [failed, warned] = [count('fail'), count('warn')];
  const told = {
    schema: 'etf-digest/doctor/1',
    version: run.version,
    checkedAt: run.config.now,
    failed,
    warned,
    findings,
  };
  io.out(
    options.format === 'json'
      ? `${JSON.stringify(told, null, 2)}\n`
      : `${alignedTable(findings.map(lineOf))}\n`,
  );
  if (failed > 0) return EXIT.failed;
  return warned > 0 ? EXIT.incomplete : EXIT.done;
}

const lineOf = ({ verdict, name, what, mend }: Finding): string[] => [
  verdict,
  name,
  mend === null ? what : `${what}  → ${mend}`,
];
