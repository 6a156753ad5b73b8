import { type Lang, langOf } from '../model/lang.ts';

/**
 * The language that help and errors are told in: that of the texts where somebody asked for it, by `--lang` or
 * ETF_DIGEST_LANG; else that of the locale where it is Chinese (POSIX: LC_ALL before LC_MESSAGES before LANG); else English.
 */
export function messageLang(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Lang {
  const asked = langOf(flagIn(argv) ?? env.ETF_DIGEST_LANG ?? '');
  if (asked) return asked;
  const locale = langOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return locale ?? 'en';
}

function flagIn(argv: readonly string[]): string | undefined {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return argv[at]?.split('=')[1] ?? (at < 0 ? undefined : argv[at + 1]);
}
