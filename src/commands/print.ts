import type { Room } from '../render/tables/fitted-table.ts';
import { paint } from '../render/tables/paint.ts';
import type { CommandContext } from './io.ts';
import { type ColorWhen, columnsOf, usesColor } from './terminal.ts';

/** Prints a result: as text in colour where colour is wanted, in every other format as it is. */
export function print(context: CommandContext, result: string): void {
  const { io, config, options } = context;
  const isText = !['md', 'json', 'csv'].includes(options.format);
  const isTerminal = io.terminal?.isTerminal ?? false;
  const inColor = isText && usesColor({ flag: colorFlag(context), env: io.env, isTerminal });
  io.out(inColor ? paint(result, config.colors) : result);
}

/** What --color says; --no-color is `never`. */
export function colorFlag({ options }: CommandContext): ColorWhen | undefined {
  return options.color === false ? 'never' : options.color;
}

/** What a table has room for. */
export function roomOf({ io, options }: CommandContext): Room {
  return { columns: columnsOf(io.terminal, io.env), isCompact: options.compact ?? false };
}
