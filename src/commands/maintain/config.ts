import { EXIT, type ExitStatus } from '../../errors.ts';
import { alignedTable } from '../../render/tables/table.ts';
import type { CommandContext } from '../io.ts';

/** Prints every setting, the value in force and where it came from; keys are never printed. */
export async function runConfig({ io, run, options, settings }: CommandContext): Promise<ExitStatus> {
  const told = settings();
  io.out(
    options.format === 'json'
      ? `${JSON.stringify({ schema: 'etf-digest/config/1', version: run.version, settings: told }, null, 2)}\n`
      : `${alignedTable(told.map(({ name, value, from }) => [name, asText(value), from]))}\n`,
  );
  return EXIT.done;
}

/** A value as a line shows it. */
function asText(value: unknown): string {
  if (value === null || value === '') return '–';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
