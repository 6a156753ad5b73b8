import type { Setting } from '../../src/settings/setting.ts';

const HEAD = `# Settings

<!-- npm run docs writes this page from src/settings -->

Each setting is taken from the first place that gives it: its flag, its environment variable, its key in the settings file,
its default. A variable that is set to nothing counts as not set, except that of the disclaimer. A value that is not
understood ends the run with status 2, and the message names the place, what is taken there, and what came.

The settings file is JSON: \`{ "asset": "btc", "lang": "zh-Hant" }\`. It is \`etf-digest.json\` in the working folder, or the
one that \`--config\` or \`ETF_DIGEST_CONFIG\` names. A key that is not in the table below is refused.

\`closures\` and \`funds\` come beside the lists that the program carries, in the shape of \`data/closures.json\` and \`data/funds.json\`, so that
nothing inside the program is edited:

\`\`\`json
{
  "closures": [{ "day": "2025-01-09", "reason": { "zh-Hans": "全国哀悼日", "zh-Hant": "全國哀悼日", "en": "a day of mourning" } }],
  "funds": [{ "asset": "BTC", "ticker": "DEFI", "closedDay": "2026-08-18" }]
}
\`\`\`

An entry of the same day, or of the same asset and ticker, goes before the program's own. A closure may leave out its reason; a fund may
leave out all but asset and ticker: what is left out stays as the program knows it, and a new fund without \`names\` is called by its
ticker. \`formerTickers\` renames a fund. A year that the program does not know yet is named with all its closures:
\`"closures": { "years": [2028], "closures": […] }\`.

A relative path begins at the working folder where a flag or the environment gives it, and at the folder of the settings
file where that file or the default does. One that is written for another system, such as \`C:\\digests\` on Linux, is refused.

A key of a publisher is a secret: it stands in the environment, or in a file of its own that \`…_KEY_FILE\` (\`…KeyFile\` in the
settings file) names, and never on the command line or in the settings file. No message, page, database or digest repeats it.

Options of one command, such as \`--format\`, \`--form\`, \`--full\` or \`--days\`, are told by its \`--help\`.
`;

const COLUMNS = ['flag', 'environment', 'settings file', 'default', 'takes', 'what it does'];

/** docs/settings.md: every setting with the places that give it, its default, and what it does. */
export function settingsPage(settings: readonly Setting[]): string {
  const rows = [COLUMNS, COLUMNS.map(() => '---'), ...settings.map(cellsOf)];
  return `${HEAD}\n${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function cellsOf(setting: Setting): string[] {
  const { flag, variable, key, kind, description } = setting;
  const named = [flag, variable, key].map((name) => (name === undefined ? '–' : `\`${name}\``));
  const takes = flag && !flag.includes(' ') ? '–' : kind.expected;
  return [...named, defaultOf(setting), takes, description].map((cell) => cell.replaceAll('|', '\\|'));
}

function defaultOf(setting: Setting): string {
  if (setting.otherwise || !('default' in setting)) return setting.otherwise ?? 'none';
  return setting.default === false ? 'off' : `\`${setting.default}\``;
}
