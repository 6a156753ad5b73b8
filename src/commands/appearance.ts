import type { ColorScheme } from '../render/context.ts';
import type { Room } from '../render/tables/fitted-table.ts';
import type { CommandContext } from './io.ts';
import { columnsOf, usesColor } from './terminal.ts';

/** The colours of a result that is printed as text; undefined for none, and for every other format. */
export function colorsOf({ io, config, options }: CommandContext): ColorScheme | undefined {
  const isText = !['md', 'json', 'csv'].includes(options.format);
  const isTerminal = io.terminal?.isTerminal ?? false;
  const inColor = isText && usesColor({ flag: config.color, env: io.env, isTerminal });
  return inColor ? config.colors : undefined;
}

/** What a table has room for. */
export function roomOf({ io, options }: CommandContext): Room {
  return { columns: columnsOf(io.terminal, io.env), isCompact: options.compact ?? false };
}
