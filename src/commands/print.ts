import type { Room } from '../render/tables/fitted-table.ts';
import { paint } from '../render/tables/paint.ts';
import type { CommandContext } from './io.ts';
import { columnsOf, usesColor } from './terminal.ts';

/** Prints a result: as text in colour where colour is wanted, in every other format as it is. */
export function print({ io, config, options }: CommandContext, result: string): void {
  const isText = !['md', 'json', 'csv'].includes(options.format);
  const isTerminal = io.terminal?.isTerminal ?? false;
  const inColor = isText && usesColor({ flag: config.color, env: io.env, isTerminal });
  io.out(inColor ? paint(result, config.colors) : result);
}

/** What a table has room for. */
export function roomOf({ io, options }: CommandContext): Room {
  return { columns: columnsOf(io.terminal, io.env), isCompact: options.compact ?? false };
}
