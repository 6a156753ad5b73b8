import type * as z from 'zod';

/** One setting: where it can be set, and what it takes. Help and docs/settings.md are made of it. */
export interface Setting<T = unknown> {
  /** as the command line declares it: `--db <file>` */
  flag?: string;
  /** its environment variable */
  variable?: string;
  /** its key in the settings file */
  key?: string;
  kind: Kind<T>;
  /** as the settings file would write it */
  default?: unknown;
  /** what is taken without it, in Markdown, where the default does not say it all */
  otherwise?: string;
  description: string;
}

/** What a setting takes, whether a flag, the environment or the settings file gives it. */
export interface Kind<T> {
  /** checks a value as the settings file writes it, and makes of it what the program works with */
  schema: z.ZodType<T>;
  expected: string;
  /** what is said of any other value */
  refusal: string;
  /** the text of a flag or a variable, as the settings file writes it; absent: as it is */
  fromText?(text: string): unknown;
  /** what a message may repeat of a refused value; absent: all of it */
  repeat?(value: unknown): string;
  /** a number is worked with in so many times what the settings file writes: seconds in milliseconds; absent: once */
  units?: number;
  /** a path, which begins at the folder of the place that names it */
  isPath?: boolean;
  /** an empty variable sets it; any other setting is left as if the variable were not there */
  takesEmpty?: boolean;
}
